import { Button, ButtonLink } from "@/components/ui/button";
import { Callout, CalloutActions, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { policyHref } from "@/lib/governance/model";
import type { Refusal } from "./use-save-policy";

type SaveRefusalProps = {
  refusal: Refusal;
  /** The policy as it is stored; null for one that never was. */
  storedKey: string | null;
  onRebase: () => void;
};

/** Why nothing was saved. What was typed is all still there, after a conflict too. */
export function SaveRefusal({ refusal, storedKey, onRebase }: SaveRefusalProps) {
  const canRebase = refusal.isConflict && storedKey !== null;

  return (
    <Callout tone="fail" role="alert">
      <CalloutTitle>
        {canRebase ? "Somebody else saved this policy in between" : refusal.message}
      </CalloutTitle>
      <CalloutBody>
        {canRebase && (
          <p>What you typed is kept here. Look at their version first, or save yours on top of it.</p>
        )}
        {refusal.details.map((detail) => (
          <p key={detail}>{detail}</p>
        ))}
      </CalloutBody>
      {canRebase && storedKey !== null && (
        <CalloutActions>
          <ButtonLink href={`${policyHref(storedKey)}#history`} target="_blank" size="sm">
            Look at theirs in a new tab
          </ButtonLink>
          <Button size="sm" onClick={onRebase}>
            Keep mine, to save on top of theirs
          </Button>
        </CalloutActions>
      )}
    </Callout>
  );
}
