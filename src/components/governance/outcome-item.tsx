import { Badge, type Tone } from "@/components/ui/badge";
import { Code } from "@/components/ui/code-block";
import { TextLink } from "@/components/ui/text-link";
import { ToneIcon } from "@/components/ui/tone-icon";
import type { Outcome } from "@/lib/governance/evaluation";
import { layerLabel } from "@/lib/governance/layer";
import { policyHref } from "@/lib/governance/model";
import { FindingList } from "./finding-list";
import { LEVEL_TONES, LEVEL_WORDS } from "./policy-words";

/** What one policy says about one product. */
export function OutcomeItem({ outcome, mayFix }: { outcome: Outcome; mayFix: boolean }) {
  const { policy, status, findings, error } = outcome;
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
          <Badge tone={status === "pass" ? "neutral" : LEVEL_TONES[policy.level]}>
            {LEVEL_WORDS[policy.level].label}
          </Badge>
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
        {findings.length > 0 && <FindingList findings={findings} mayFix={mayFix} />}
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

function toneOf({ status, policy, blocking }: Outcome): Tone {
  if (status === "pass") return "pass";
  if (status === "not-applicable") return "neutral";
  return blocking ? "fail" : policy.level === "inform" ? "accent" : "attention";
}

function resultOf({ status, checked, failed, waived, graceUntil }: Outcome): string {
  switch (status) {
    case "pass":
      return checked === 1 ? "Passes" : `Passes, all ${checked}`;
    case "fail":
      return checked === 1 ? "Fails" : `Fails ${failed} of ${checked}`;
    case "waived":
      return `Waived, ${waived} of ${checked}`;
    case "grace":
      return `Accepted until ${graceUntil?.slice(0, 10) ?? "the grace ends"}`;
    case "not-applicable":
      return "Does not apply";
    case "error":
      return "Could not be evaluated";
  }
}
