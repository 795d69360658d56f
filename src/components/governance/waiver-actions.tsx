import { ButtonLink } from "@/components/ui/button";
import { ConfirmedAction } from "@/components/ui/confirmed-action";
import { type Waiver, waiverRequestHref } from "@/lib/governance/waiver";
import type { WaiverAbilities } from "@/lib/governance/waiver-abilities";
import { dayOf } from "@/lib/governance/waiver-rules";
import type { FormAction } from "@/lib/platform/action-state";

export type WaiverMoves = Readonly<Record<"decide" | "revoke" | "withdraw", FormAction<void>>>;

type WaiverActionsProps = { waiver: Waiver; abilities: WaiverAbilities; moves: WaiverMoves };

/** What the reader can do with a waiver; the parent asks first whether that is anything. */
export function WaiverActions({ waiver, abilities, moves }: WaiverActionsProps) {
  const { id, policy, product, expiresAt } = waiver;
  const about = `${policy.key} for ${product.title}`;
  const until = dayOf(expiresAt);

  return (
    <div className="flex flex-wrap gap-2 pt-1">
      {abilities.decide && (
        <>
          <ConfirmedAction
            size="sm"
            label="Grant"
            about={about}
            tone="primary"
            variant="primary"
            title={`Grant the waiver of ${policy.key}?`}
            consequence={`Until ${until}, ${product.title} can be published although it does not meet the policy. Everyone who sees the product sees the waiver, and your name with it.`}
            fields={{ id, decision: "grant" }}
            note="Note (optional)"
            submit={moves.decide}
          />
          <ConfirmedAction
            size="sm"
            label="Reject"
            about={about}
            tone="danger"
            title={`Reject the waiver of ${policy.key}?`}
            consequence={`${product.title} has to meet the policy before its next version is published.`}
            fields={{ id, decision: "reject" }}
            note="Why, and what to do instead"
            submit={moves.decide}
          />
        </>
      )}
      {abilities.renew && (
        <ButtonLink href={waiverRequestHref(product.ref, policy.key, id)} size="sm">
          Renew<span className="sr-only"> {about}</span>
        </ButtonLink>
      )}
      {abilities.revoke && (
        <ConfirmedAction
          size="sm"
          label="Revoke"
          about={about}
          tone="danger"
          title={`Revoke the waiver of ${policy.key}?`}
          consequence={`It ends now rather than on ${until}. ${product.title} stays published; its next version has to meet the policy.`}
          fields={{ id }}
          note="Why it ends before its time"
          submit={moves.revoke}
        />
      )}
      {abilities.withdraw && (
        <ConfirmedAction
          size="sm"
          label="Withdraw"
          about={about}
          tone="danger"
          title={`Withdraw your request about ${policy.key}?`}
          consequence="Nobody decides about it any more. You can ask again."
          fields={{ id }}
          submit={moves.withdraw}
        />
      )}
    </div>
  );
}
