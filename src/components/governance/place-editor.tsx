import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { PolicyEditorAction } from "./policy-editor-state";

/** Where this person may set a policy: a domain, or with a null id the whole organisation. */
export type PolicyPlaceOption = {
  domainId: string | null;
  slug: string | null;
  name: string;
  /** The domains from the root to this one; empty for the whole organisation. */
  path: readonly string[];
  /** Whether the person alone may put policies in force there. */
  mayActivate: boolean;
};

type PlaceEditorProps = {
  places: readonly PolicyPlaceOption[];
  domainId: string | null;
  code: string;
  codeFault: string | undefined;
  dispatch: (action: PolicyEditorAction) => void;
};

/** Whose policy it is going to be, and what it is quoted as; both stay for ever. */
export function PlaceEditor({ places, domainId, code, codeFault, dispatch }: PlaceEditorProps) {
  const slug = places.find((place) => place.domainId === domainId)?.slug ?? null;

  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field id="place" label="Binds the products of" help="A domain's policy binds its sub-domains too.">
        {(control) => (
          <Select
            {...control}
            value={domainId ?? ""}
            onChange={({ target }) => dispatch({ type: "place", place: { domainId: target.value || null } })}
          >
            {places.map((place) => (
              <option key={place.domainId ?? ""} value={place.domainId ?? ""}>
                {place.name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        id="code"
        label="Key"
        help={
          slug === null ? "Quoted in every message." : `Quoted as ${slug}/${code || "…"} in every message.`
        }
        error={codeFault}
      >
        {(control) => (
          <Input
            {...control}
            value={code}
            spellCheck={false}
            autoCapitalize="characters"
            className="font-mono uppercase"
            onChange={({ target }) => dispatch({ type: "place", place: { code: target.value } })}
          />
        )}
      </Field>
    </div>
  );
}
