import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { counted } from "@/components/ui/counted";
import { RelativeTime } from "@/components/ui/relative-time";
import { type WebhookSummary, webhookHref } from "@/lib/interop/webhooks/model";
import { healthOf, shownUrl } from "./webhook-words";

/** One webhook in the list: which system, and whether it hears. */
export function WebhookItem({ webhook, now }: { webhook: WebhookSummary; now: Date }) {
  const { words, tone } = healthOf(webhook);

  return (
    <li className="relative flex flex-col gap-1 px-4 py-3 hover:bg-sunken/60">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <Link
          href={webhookHref(webhook.id)}
          className="min-w-0 font-medium [overflow-wrap:anywhere] after:absolute after:inset-0 hover:text-accent-ink"
        >
          {webhook.name}
        </Link>
        <Badge tone={tone}>{words}</Badge>
      </div>
      <p className="font-mono text-muted text-sm [overflow-wrap:anywhere]">{shownUrl(webhook.url)}</p>
      <p className="text-muted text-sm">
        {counted(webhook.types.length, "kind of event", "kinds of events")}
        {webhook.domain && ` of ${webhook.domain.name}`}
        {webhook.waiting > 0 && `, ${webhook.waiting} waiting`}
        {webhook.givenUp > 0 && `, ${webhook.givenUp} given up`}
        {webhook.failingSince ? (
          <>
            , first failed <RelativeTime at={webhook.failingSince} now={now} />
          </>
        ) : (
          webhook.lastSuccessAt && (
            <>
              , last heard <RelativeTime at={webhook.lastSuccessAt} now={now} />
            </>
          )
        )}
      </p>
    </li>
  );
}
