import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { TextLink } from "@/components/ui/text-link";
import { policyHref } from "@/lib/governance/model";
import { type Waiver, waiverHref } from "@/lib/governance/waiver";
import { dayOf, waiverState } from "@/lib/governance/waiver-rules";
import { lowered, reachWords } from "./waiver-words";

type WaiverNoticeProps = { waivers: readonly Waiver[]; now: Date };

/** What the product is excepted from for now, for everyone who reads about it; nothing where that is nothing. */
export function WaiverNotice({ waivers, now }: WaiverNoticeProps) {
  const inForce = waivers.filter((waiver) => {
    const state = waiverState(waiver, now);
    return state === "active" || state === "ending";
  });
  if (inForce.length === 0) return;

  return (
    <Callout tone="attention">
      <CalloutTitle>
        {inForce.length === 1 ? "A waiver is in force" : `${inForce.length} waivers are in force`}
      </CalloutTitle>
      <CalloutBody>
        <ul className="flex flex-col gap-1">
          {inForce.map((waiver) => (
            <li key={waiver.id} className="[overflow-wrap:anywhere]">
              <TextLink href={policyHref(waiver.policy.key)}>{waiver.policy.title}</TextLink>
              {": "}
              {lowered(reachWords(waiver))},{" "}
              <TextLink href={waiverHref(waiver)}>until {dayOf(waiver.expiresAt)}</TextLink>
              {waiver.decidedBy && <span className="text-muted">, granted by {waiver.decidedBy.name}</span>}
            </li>
          ))}
        </ul>
      </CalloutBody>
    </Callout>
  );
}
