import type { Outcome } from "@/lib/governance/evaluation";
import { OutcomeItem } from "../outcome-item";

/** What each policy said when it was decided: what it did not simply pass first, the rest folded away. */
export function DecidedOutcomes({ outcomes }: { outcomes: readonly Outcome[] }) {
  const passed = outcomes.filter(({ status }) => status === "pass");
  const without = outcomes.filter(({ status }) => status === "not-applicable");
  const notable = outcomes.filter((outcome) => !passed.includes(outcome) && !without.includes(outcome));

  return (
    <div className="flex flex-col gap-3">
      {notable.length > 0 && <Items outcomes={notable} />}
      {passed.length > 0 && <Folded label={`${countOf(passed)} met`} outcomes={passed} />}
      {without.length > 0 && (
        <Folded label={`${countOf(without)} without anything to check in this version`} outcomes={without} />
      )}
    </div>
  );
}

type OutcomesProps = { outcomes: readonly Outcome[] };

/** A published version cannot be mended any more, so no finding leads into the editor. */
function Items({ outcomes }: OutcomesProps) {
  return (
    <ul className="divide-y rounded-lg border bg-surface">
      {outcomes.map((outcome) => (
        <OutcomeItem key={outcome.policy.key} outcome={outcome} mayFix={false} />
      ))}
    </ul>
  );
}

function Folded({ label, outcomes }: OutcomesProps & { label: string }) {
  return (
    <details>
      <summary className="-mx-1 w-fit rounded-sm px-1 py-1 font-medium hover:bg-sunken">{label}</summary>
      <div className="mt-2">
        <Items outcomes={outcomes} />
      </div>
    </details>
  );
}

function countOf(outcomes: readonly Outcome[]): string {
  return `${outcomes.length} ${outcomes.length === 1 ? "policy" : "policies"}`;
}
