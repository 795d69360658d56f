import type { DerivedChoice } from "@/lib/governance/derivation";
import type { PolicyContent } from "@/lib/governance/model";
import { Choice, DaysField, impatienceWords } from "./patience-fields";

type DerivedPatienceProps = {
  base: PolicyContent;
  choice: DerivedChoice;
  faultOf: (path: string) => string | undefined;
  onChange: (facts: Partial<DerivedChoice>) => void;
};

/** How long the domain is patient with what was there before: never longer than the whole organisation is. */
export function DerivedPatience({ base, choice, faultOf, onChange }: DerivedPatienceProps) {
  const { level, graceDays, waivable } = choice;
  const impatience = impatienceWords(level);
  if (impatience) return <p className="max-w-[60ch] text-muted">{impatience}</p>;
  return (
    <div className="flex flex-col gap-4">
      <DaysField
        id="graceDays"
        label="Days of grace"
        help={`The whole organisation gives ${base.graceDays}; here at most as many.`}
        error={faultOf("/graceDays")}
        min={0}
        max={base.graceDays}
        days={graceDays}
        onChange={(days) => onChange({ graceDays: days })}
      />
      {base.waivable.allowed ? (
        <Choice
          id="waivable"
          label="Exceptions can be granted for a time"
          isChecked={waivable.allowed}
          onCheck={(allowed) => onChange({ waivable: { ...waivable, allowed } })}
        />
      ) : (
        <p className="text-muted text-sm">The whole organisation allows no exceptions from this rule.</p>
      )}
      {waivable.allowed && (
        <DaysField
          id="waivable.maxDays"
          label="For at most, in days"
          help={`The whole organisation allows ${base.waivable.maxDays}.`}
          error={faultOf("/waivable/maxDays")}
          min={1}
          max={base.waivable.maxDays}
          days={waivable.maxDays}
          onChange={(maxDays) => onChange({ waivable: { ...waivable, maxDays } })}
        />
      )}
    </div>
  );
}
