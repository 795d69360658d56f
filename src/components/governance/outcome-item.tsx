import { Badge, type Tone } from "@/components/ui/badge";
import { Code } from "@/components/ui/code-block";
import { TextLink } from "@/components/ui/text-link";
import { ToneIcon } from "@/components/ui/tone-icon";
import type { Outcome } from "@/lib/governance/evaluation";
import { layerLabel } from "@/lib/governance/layer";
import { policyHref } from "@/lib/governance/model";
import { FindingList } from "./finding-list";
import { LEVEL_TONES, LEVEL_WORDS } from "./policy-words";

type OutcomeItemProps = {
  outcome: Outcome;
  mayFix: boolean;
  /** What else can be done about it. */
  children?: React.ReactNode;
};

/** What one policy says about one product. */
export function OutcomeItem({ outcome, mayFix, children }: OutcomeItemProps) {
  const { policy, mode, findings, graceUntil, error } = outcome;
  const [first] = findings;

  return (
    <li className="grid grid-cols-[auto_1fr] gap-x-3 px-4 py-3">
      <ToneIcon tone={toneOf(outcome)} className="mt-0.5" />
      <div className="flex min-w-0 flex-col gap-1.5">
        <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <h3 className="min-w-0 text-base [overflow-wrap:anywhere]">{policy.title}</h3>
          <span className="text-muted text-sm">{resultOf(outcome)}</span>
        </div>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-sm">
          <PolicyName policy={policy} />
          <span aria-hidden>·</span>
          {layerLabel(policy.layer)}
          <Badge tone={isAccepted(outcome) ? "neutral" : LEVEL_TONES[policy.level]}>
            {LEVEL_WORDS[policy.level].label}
          </Badge>
          {mode === "announced" && <Badge tone="accent">{announcedWords(outcome)}</Badge>}
        </p>
        {error && <p className="max-w-[72ch]">{error}</p>}
        {first?.fix.hint && (
          <p className="max-w-[72ch] text-muted">
            {first.fix.hint}
            {first.fix.url && (
              <>
                {" "}
                <TextLink href={first.fix.url} target="_blank" rel="noreferrer">
                  More about it
                </TextLink>
              </>
            )}
          </p>
        )}
        {findings.length > 0 && <FindingList findings={findings} graceUntil={graceUntil} mayFix={mayFix} />}
        {children}
      </div>
    </li>
  );
}

/** The essentials are the registry's own and have no page in the register. */
function PolicyName({ policy }: Pick<Outcome, "policy">) {
  if (policy.layer.kind === "essentials") return <Code>{policy.key}</Code>;
  return (
    <TextLink href={policyHref(policy.key)} className="font-mono">
      {policy.key}
    </TextLink>
  );
}

function isAccepted({ status }: Outcome): boolean {
  return status === "pass" || status === "waived" || status === "grace";
}

function toneOf({ status, mode, policy, blocking }: Outcome): Tone {
  if (status === "pass") return "pass";
  if (status === "not-applicable") return "neutral";
  if (mode === "announced") return "accent";
  return blocking ? "fail" : policy.level === "inform" ? "accent" : "attention";
}

function announcedWords({ term }: Outcome): string {
  return term?.effectiveFrom ? `Binds from ${term.effectiveFrom.slice(0, 10)}` : "Announced";
}

function resultOf({ status, mode, checked, failed, waived, graceUntil }: Outcome): string {
  switch (status) {
    case "pass":
      return checked === 1 ? "Passes" : `Passes, all ${checked}`;
    case "fail": {
      const verb = mode === "announced" ? "Would fail" : "Fails";
      const open = failed - waived;
      return [checked === 1 ? verb : `${verb} ${open} of ${checked}`, waived > 0 && `${waived} waived`]
        .filter(Boolean)
        .join(", ");
    }
    case "waived":
      return checked === 1 ? "Waived" : `${waived} of ${checked} waived`;
    case "grace":
      return [
        `Accepted until ${graceUntil?.slice(0, 10) ?? "the grace ends"}`,
        waived > 0 && `${waived} waived`,
      ]
        .filter(Boolean)
        .join(", ");
    case "not-applicable":
      return "Does not apply";
    case "error":
      return "Could not be evaluated";
  }
}
