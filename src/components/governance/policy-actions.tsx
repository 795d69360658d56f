import { ButtonLink } from "@/components/ui/button";
import { PageActions } from "@/components/ui/page-header";
import type { PolicyDetail, PolicyMove } from "@/lib/governance/policy";
import type { PolicyEffect } from "@/lib/governance/policy-effect";
import type { FormAction } from "@/lib/platform/action-state";
import { activationWords, retirementWords } from "./consequence-words";
import { editPolicyHref } from "./edit-policy-href";
import { PolicyAction } from "./policy-action";

type PolicyActionsProps = {
  policy: PolicyDetail;
  /** What the newest version says of the published products. */
  effect: PolicyEffect;
  activate: FormAction<PolicyMove>;
  retire: FormAction<PolicyMove>;
};

/** What those who may change the policy can do with it as a whole. */
export function PolicyActions({ policy, effect, activate, retire }: PolicyActionsProps) {
  const { key, revision, status, current, newest, mayActivate } = policy;
  const isActive = status === "active";
  const isNewestInForce = isActive && current.version === newest.version;

  return (
    <PageActions>
      <ButtonLink href={editPolicyHref(key)}>Edit</ButtonLink>
      {mayActivate && isActive && (
        <PolicyAction
          label="Retire"
          tone="danger"
          title={`Retire ${key}?`}
          consequence={retirementWords(policy)}
          fields={{ key, revision }}
          submit={retire}
        />
      )}
      {mayActivate && !isNewestInForce && (
        <PolicyAction
          label={isActive ? `Activate version ${newest.version}` : "Activate"}
          variant="primary"
          tone="primary"
          title={`Activate version ${newest.version} of ${key}?`}
          consequence={activationWords({
            policy,
            version: newest.version,
            known: { level: newest.content.level, effect },
          })}
          fields={{ key, revision, version: newest.version }}
          submit={activate}
        />
      )}
    </PageActions>
  );
}
