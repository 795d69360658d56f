import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { DerivedChoice } from "@/lib/governance/derivation";
import type { PolicyContent } from "@/lib/governance/model";

type DerivedPatienceProps = {
  base: PolicyContent;
  choice: DerivedChoice;
  faultOf: (path: string) => string | undefined;
  onChange: (facts: Partial<DerivedChoice>) => void;
};

/** How long the domain is patient with what was there before: never longer than the whole organisation is. */
export function DerivedPatience({ base, choice, faultOf, onChange }: DerivedPatienceProps) {
  const { level, graceDays, waivable } = choice;
  if (level !== "block")
    return (
      <p className="max-w-[60ch] text-muted">
        {level === "mandatory"
          ? "What is mandatory holds from the first day, for everybody, without exception."
          : "Nothing is refused at this level, so there is nothing to be patient about."}
      </p>
    );
  return (
    <div className="flex flex-col gap-4">
      <Field
        id="graceDays"
        label="Days of grace"
        help={`The whole organisation gives ${base.graceDays}; here at most as many.`}
        error={faultOf("/graceDays")}
      >
        {(control) => (
          <Input
            {...control}
            type="number"
            min={0}
            max={base.graceDays}
            className="max-w-32"
            value={graceDays}
            onChange={({ target }) => onChange({ graceDays: wholeNumber(target.value) })}
          />
        )}
      </Field>
      {base.waivable.allowed ? (
        <label htmlFor="waivable" className="flex w-fit items-center gap-2">
          <Checkbox
            id="waivable"
            checked={waivable.allowed}
            onChange={({ target }) => onChange({ waivable: { ...waivable, allowed: target.checked } })}
          />
          Exceptions can be granted for a time
        </label>
      ) : (
        <p className="text-muted text-sm">The whole organisation allows no exceptions from this rule.</p>
      )}
      {waivable.allowed && (
        <Field
          id="waivable.maxDays"
          label="For at most, in days"
          help={`The whole organisation allows ${base.waivable.maxDays}.`}
          error={faultOf("/waivable/maxDays")}
        >
          {(control) => (
            <Input
              {...control}
              type="number"
              min={1}
              max={base.waivable.maxDays}
              className="max-w-32"
              value={waivable.maxDays}
              onChange={({ target }) =>
                onChange({ waivable: { ...waivable, maxDays: wholeNumber(target.value) } })
              }
            />
          )}
        </Field>
      )}
    </div>
  );
}

function wholeNumber(text: string): number {
  return Math.max(0, Math.trunc(Number(text)) || 0);
}
