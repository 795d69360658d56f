import { TextLink } from "@/components/ui/text-link";
import type { AccessOffer } from "@/lib/access/access-views";
import { policyHref } from "@/lib/governance/model";
import { levelEffect } from "../governance/policy-words";

/** What a request is held to, before anything is typed. */
export function AccessPolicies({ policies }: Pick<AccessOffer, "policies">) {
  return (
    <ul className="flex list-disc flex-col gap-1 pl-5">
      {policies.map(({ key, title, level, isAnnounced }) => (
        <li key={key}>
          <TextLink href={policyHref(key)}>{title}</TextLink>{" "}
          <span className="text-muted">
            {isAnnounced
              ? "Announced; it binds nobody yet."
              : `Otherwise it ${levelEffect(level, "access")}.`}
          </span>
        </li>
      ))}
    </ul>
  );
}
