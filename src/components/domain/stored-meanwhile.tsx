import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import type { DomainValues } from "./domain-form-state";
import { DOMAIN_KIND_LABELS } from "./domain-kind";
import { HUE_NAMES } from "./hue-names";
import type { ParentOption } from "./parent-field";

type StoredMeanwhileProps = {
  entered: DomainValues;
  stored: DomainValues;
  parents: readonly ParentOption[];
};

/** Says that somebody was faster, and what is stored now wherever it is not what was entered. */
export function StoredMeanwhile({ entered, stored, parents }: StoredMeanwhileProps) {
  const wordsOf: Partial<Record<keyof DomainValues, (value: string) => string>> = {
    kind: (kind) => Object.entries(DOMAIN_KIND_LABELS).find(([key]) => key === kind)?.[1] ?? kind,
    hue: (hue) => HUE_NAMES[Number(hue)] ?? hue,
    parentId: (id) => parents.find((parent) => parent.id === id)?.name ?? "nothing",
  };
  const differing = FIELDS.filter(([field]) => entered[field] !== stored[field]);

  return (
    <Callout tone="attention" role="alert">
      <CalloutTitle>Somebody else changed this domain while you were editing</CalloutTitle>
      <CalloutBody className="flex flex-col gap-2">
        {differing.length === 0 ? (
          <p>They wrote what you wrote, so there is nothing left to save.</p>
        ) : (
          <>
            <p>What you entered is still in the form and not saved yet. Stored now, where it differs:</p>
            <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[auto_minmax(0,1fr)]">
              {differing.map(([field, label]) => (
                <div key={field} className="contents">
                  <dt className="text-muted">{label}</dt>
                  <dd className="[overflow-wrap:anywhere]">
                    {(wordsOf[field]?.(stored[field]) ?? stored[field]) || <em>nothing</em>}
                  </dd>
                </div>
              ))}
            </dl>
            <p>Saving again replaces this with yours. Take over by hand what should stay.</p>
          </>
        )}
      </CalloutBody>
    </Callout>
  );
}

const FIELDS = [
  ["name", "Name"],
  ["hue", "Colour"],
  ["kind", "Kind"],
  ["purpose", "Purpose"],
  ["boundary", "Boundary"],
  ["parentId", "Part of"],
] as const satisfies readonly [keyof DomainValues, string][];
