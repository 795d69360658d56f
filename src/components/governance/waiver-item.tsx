import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { elementWords } from "@/lib/governance/element-words";
import { policyHref } from "@/lib/governance/model";
import type { Waiver } from "@/lib/governance/waiver";
import type { WaiverAbilities } from "@/lib/governance/waiver-abilities";
import { waiverState } from "@/lib/governance/waiver-rules";
import { productHref } from "@/lib/registry/model";
import { WaiverActions, type WaiverMoves } from "./waiver-actions";
import {
  decisionWords,
  NAMED_MAX,
  reachWords,
  termWords,
  WAIVER_STATE_TONES,
  WAIVER_STATE_WORDS,
} from "./waiver-words";

type WaiverItemProps = {
  waiver: Waiver;
  /** Whether the reader can open the product: whoever decides may not read its draft. */
  isOpenable: boolean;
  abilities: WaiverAbilities;
  moves: WaiverMoves;
  now: Date;
};

/** One waiver of the register: of which product and policy, why, until when and by whom. */
export function WaiverItem({ waiver, isOpenable, abilities, moves, now }: WaiverItemProps) {
  const { policy, product, reason, compensatingControl, requestedBy, requestedAt, renewals } = waiver;
  const state = waiverState(waiver, now);
  const decision = decisionWords(waiver);

  return (
    <li className="flex flex-col gap-1.5 px-4 py-3.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="min-w-0 text-base [overflow-wrap:anywhere]">
          {isOpenable ? <TextLink href={productHref(product.ref)}>{product.title}</TextLink> : product.title}
          <span className="font-normal text-muted"> · {product.domain.name}</span>
        </h3>
        <span className="flex flex-wrap items-center gap-2">
          <span className="text-muted text-sm tabular-nums">{termWords(waiver, now)}</span>
          <Badge tone={WAIVER_STATE_TONES[state]}>{WAIVER_STATE_WORDS[state]}</Badge>
        </span>
      </div>
      <p className="[overflow-wrap:anywhere]">
        <TextLink href={policyHref(policy.key)} className="font-mono">
          {policy.key}
        </TextLink>{" "}
        {policy.title}
      </p>
      <Reach elements={waiver.elements} />
      <p className="max-w-[80ch] whitespace-pre-line [overflow-wrap:anywhere]">{reason}</p>
      {compensatingControl && (
        <p className="max-w-[80ch] whitespace-pre-line [overflow-wrap:anywhere]">
          <span className="text-muted">Meanwhile: </span>
          {compensatingControl}
        </p>
      )}
      <p className="text-muted text-sm">
        Asked for by {requestedBy?.name ?? "somebody who has left"}{" "}
        <RelativeTime at={requestedAt} now={now} />
        {renewals > 0 && `, ${renewals === 1 ? "the first renewal" : `renewal number ${renewals}`}`}
        {decision && `; ${decision}`}
        {waiver.isRenewed && "; renewed"}
        {waiver.decisionNote && <>: “{waiver.decisionNote}”</>}
      </p>
      {Object.values(abilities).some(Boolean) && (
        <WaiverActions waiver={waiver} abilities={abilities} moves={moves} />
      )}
    </li>
  );
}

function Reach({ elements }: Pick<Waiver, "elements">) {
  if (elements.length <= NAMED_MAX) return <p className="text-muted">{reachWords({ elements })}</p>;
  return (
    <details>
      <summary className="-mx-1 w-fit rounded-sm px-1 text-muted hover:bg-sunken">
        {reachWords({ elements })}
      </summary>
      <ul className="flex list-disc flex-col gap-0.5 pt-1 pl-5 text-muted">
        {elements.map((key) => (
          <li key={key} className="[overflow-wrap:anywhere]">
            {elementWords(key)}
          </li>
        ))}
      </ul>
    </details>
  );
}
