import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { CATEGORIES, CATEGORY_LABELS, LEVELS, SEVERITIES } from "@/lib/governance/model";
import type { PolicyDraft } from "./policy-draft";
import type { PlainFacts, PolicyEditorAction } from "./policy-editor-state";
import { LEVEL_WORDS, SEVERITY_LABELS } from "./policy-words";

type FactsEditorProps = {
  draft: PolicyDraft;
  faultOf: (path: string) => string | undefined;
  dispatch: (action: PolicyEditorAction) => void;
};

/** What the policy is called, how it counts, and why it exists. */
export function FactsEditor({ draft, faultOf, dispatch }: FactsEditorProps) {
  const set = (facts: Partial<PlainFacts>) => dispatch({ type: "facts", facts });

  return (
    <div className="flex flex-col gap-4">
      <Field
        id="title"
        label="Title"
        help="What producers see first: say what must hold, not what it is about."
        error={faultOf("title")}
      >
        {(control) => (
          <Input {...control} value={draft.title} onChange={({ target }) => set({ title: target.value })} />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-3">
        <Choice
          id="category"
          label="Category"
          value={draft.category}
          options={CATEGORIES.map((value) => ({ value, label: CATEGORY_LABELS[value] }))}
          onPick={(category) => set({ category })}
        />
        <Choice
          id="level"
          label="Level"
          value={draft.level}
          options={LEVELS.map((value) => ({ value, label: LEVEL_WORDS[value].label }))}
          onPick={(level) => set({ level })}
        />
        <Choice
          id="severity"
          label="Severity"
          value={draft.severity}
          options={SEVERITIES.map((value) => ({ value, label: SEVERITY_LABELS[value] }))}
          onPick={(severity) => set({ severity })}
        />
      </div>
      <p className="-mt-2 text-muted text-sm">
        {LEVEL_WORDS[draft.level].label}: {LEVEL_WORDS[draft.level].effect}. The severity only orders lists.
      </p>
      <Field
        id="rationale"
        label="Why"
        help="What goes wrong without it. People keep to rules they understand."
        error={faultOf("rationale")}
      >
        {(control) => (
          <Textarea
            {...control}
            value={draft.rationale}
            onChange={({ target }) => set({ rationale: target.value })}
          />
        )}
      </Field>
    </div>
  );
}

type ChoiceProps<V extends string> = {
  id: string;
  label: string;
  value: V;
  options: readonly { value: V; label: string }[];
  onPick: (value: V) => void;
};

function Choice<V extends string>({ id, label, value, options, onPick }: ChoiceProps<V>) {
  return (
    <Field id={id} label={label}>
      {(control) => (
        <Select
          {...control}
          value={value}
          onChange={({ target }) => {
            const chosen = options.find((option) => option.value === target.value);
            if (chosen) onPick(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
