import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { complianceOf, isBinding, isUnmet } from "@/lib/governance/compliance-summary";
import type { Decision, Evaluation, Outcome } from "@/lib/governance/evaluation";
import { LEVELS, SEVERITIES } from "@/lib/governance/model";
import { AskForWaiver } from "./ask-for-waiver";
import { OutcomeItem } from "./outcome-item";

type ComplianceListProps = {
  evaluation: Evaluation;
  mayFix: boolean;
  /** Where a waiver of a policy can be asked for; null where the policy or the reader's role allows none. */
  waiverHref: (policyKey: string) => string | null;
};

/** What every policy says about one product: the unmet first, the rest folded away. */
export function ComplianceList({ evaluation, ...rest }: ComplianceListProps) {
  const { outcomes, decision } = evaluation;
  const unmet = outcomes.filter(isUnmet).toSorted(weightiestFirst);
  const toMend = unmet.filter(isBinding);
  const announced = unmet.filter(({ mode }) => mode === "announced");
  const advice = unmet.filter((outcome) => !isBinding(outcome) && outcome.mode === "binding");
  const accepted = outcomes.filter(isAccepted).toSorted(weightiestFirst);
  const passed = outcomes.filter(({ status }) => status === "pass");
  const elsewhere = outcomes.filter(({ status }) => status === "not-applicable");

  return (
    <div data-slot="compliance-list" className="flex flex-col gap-6">
      <Callout tone={TONES[decision]}>
        <CalloutTitle>{summaryOf(evaluation)}</CalloutTitle>
        <CalloutBody className="text-muted">{MEANINGS[decision]}</CalloutBody>
      </Callout>
      {toMend.length > 0 && <Part id="to-mend" title="To mend" outcomes={toMend} {...rest} />}
      {accepted.length > 0 && (
        <Part id="accepted" title="Accepted for a time" outcomes={accepted} {...rest} />
      )}
      {announced.length > 0 && <Part id="announced" title="Announced" outcomes={announced} {...rest} />}
      {advice.length > 0 && <Part id="advice" title="Advice" outcomes={advice} {...rest} />}
      {passed.length > 0 && <Folded label={`${countOf(passed)} met`} outcomes={passed} {...rest} />}
      {elsewhere.length > 0 && (
        <Folded
          label={`${countOf(elsewhere)} without anything to check in this product`}
          outcomes={elsewhere}
          {...rest}
        />
      )}
    </div>
  );
}

type OutcomesProps = Omit<ComplianceListProps, "evaluation"> & { outcomes: readonly Outcome[] };

function OutcomeItems({ outcomes, mayFix, waiverHref }: OutcomesProps) {
  return (
    <ul className="divide-y rounded-lg border bg-surface">
      {outcomes.map((outcome) => (
        <OutcomeItem key={outcome.policy.key} outcome={outcome} mayFix={mayFix}>
          {outcome.findings.some(({ standing }) => standing !== "waived") && (
            <AskForWaiver href={waiverHref(outcome.policy.key)} />
          )}
        </OutcomeItem>
      ))}
    </ul>
  );
}

function Part({ id, title, ...outcomes }: OutcomesProps & { id: string; title: string }) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <h2 id={id} className="text-lg">
        {title}
      </h2>
      <OutcomeItems {...outcomes} />
    </section>
  );
}

function Folded({ label, ...outcomes }: OutcomesProps & { label: string }) {
  return (
    <details>
      <summary className="-mx-1 w-fit rounded-sm px-1 py-1 font-medium hover:bg-sunken">{label}</summary>
      <div className="mt-2">
        <OutcomeItems {...outcomes} />
      </div>
    </details>
  );
}

const TONES = { publishable: "pass", "publishable-with-warnings": "attention", refused: "fail" } as const;

const MEANINGS = {
  publishable: "A publication of this product would go through today.",
  "publishable-with-warnings": "A publication would go through today, with warnings.",
  refused: "A publication of this product would be refused until what follows is mended.",
} as const satisfies Record<Decision, string>;

function summaryOf(evaluation: Evaluation): string {
  const { applicable, failed } = complianceOf(evaluation);
  const figures =
    failed > 0
      ? `Fails ${failed} of the ${applicable} policies it is held to`
      : `Meets all ${applicable} policies it is held to`;
  return [figures, ...acceptedFigures(evaluation)].join(" · ");
}

/** Beside the figures rather than in them: what is accepted for a time is neither met nor to be mended today. */
function acceptedFigures({ outcomes }: Evaluation): string[] {
  const accepted = outcomes.filter(isAccepted);
  const waived = accepted.filter(({ status }) => status === "waived").length;
  const inGrace = accepted.length - waived;
  return [...(waived > 0 ? [`${waived} waived`] : []), ...(inGrace > 0 ? [`${inGrace} in their grace`] : [])];
}

function isAccepted({ status, mode }: Outcome): boolean {
  return mode === "binding" && (status === "waived" || status === "grace");
}

function countOf(outcomes: readonly Outcome[]): string {
  return `${outcomes.length} ${outcomes.length === 1 ? "policy" : "policies"}`;
}

function weightiestFirst(a: Outcome, b: Outcome): number {
  return (
    Number(b.blocking) - Number(a.blocking) ||
    LEVELS.indexOf(b.policy.level) - LEVELS.indexOf(a.policy.level) ||
    SEVERITIES.indexOf(b.policy.severity) - SEVERITIES.indexOf(a.policy.severity)
  );
}
