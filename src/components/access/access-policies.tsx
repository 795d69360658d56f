import { TextLink } from "@/components/ui/text-link";
import type { AccessOffer } from "@/lib/access/access-views";
import { type Level, policyHref } from "@/lib/governance/model";

const UNMET_WORDS = {
  inform: "",
  warn: "A request that does not meet it takes a second person.",
  block: "A request that does not meet it is refused.",
  mandatory: "A request that does not meet it is refused.",
} as const satisfies Record<Level, string>;

/** What a request is held to, before anything is typed. */
export function AccessPolicies({ policies }: Pick<AccessOffer, "policies">) {
  return (
    <ul className="flex list-disc flex-col gap-1 pl-5">
      {policies.map(({ key, title, level, isAnnounced }) => (
        <li key={key}>
          <TextLink href={policyHref(key)}>{title}</TextLink>{" "}
          <span className="text-muted">
            {isAnnounced ? "Announced; it binds nobody yet." : UNMET_WORDS[level]}
          </span>
        </li>
      ))}
    </ul>
  );
}
