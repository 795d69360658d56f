import { TextLink } from "@/components/ui/text-link";
import type { PolicyRefusal } from "@/lib/access/policy-words";
import { policyHref } from "@/lib/governance/model";

/** Which policies stand against a request, what they say, and what to do about it. */
export function PolicyRefusals({ refusals }: { refusals: readonly PolicyRefusal[] }) {
  return (
    <ul className="flex flex-col gap-3">
      {refusals.map(({ port, policy, messages, hint }) => (
        <li key={`${port} ${policy.key}`} className="flex flex-col gap-1 [overflow-wrap:anywhere]">
          <p>
            <span className="font-medium">{port}</span>:{" "}
            <TextLink href={policyHref(policy.key)}>
              {policy.key} {policy.title}
            </TextLink>
          </p>
          <ul className="list-disc pl-5">
            {messages.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
          {hint && <p className="text-muted">{hint}</p>}
        </li>
      ))}
    </ul>
  );
}
