import { LEVEL_TONES, LEVEL_WORDS, STATUS_WORDS } from "@/components/governance/policy-words";
import { Badge } from "@/components/ui/badge";
import { TextLink } from "@/components/ui/text-link";
import { policyHref } from "@/lib/governance/model";
import type { PolicySummary } from "@/lib/governance/policy";

/** The policies a domain set for itself, by title and level. */
export function DomainPolicies({ policies }: { policies: readonly PolicySummary[] }) {
  return (
    <ul className="flex flex-col gap-2.5">
      {policies.map(({ key, level, status, title }) => (
        <li key={key} className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
          <TextLink href={policyHref(key)} className="[overflow-wrap:anywhere]">
            {title}
          </TextLink>
          <Badge tone={status === "active" ? LEVEL_TONES[level] : "neutral"}>
            {status === "active" ? LEVEL_WORDS[level].label : STATUS_WORDS[status].label}
          </Badge>
        </li>
      ))}
    </ul>
  );
}
