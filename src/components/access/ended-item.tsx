import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import type { MyAccess } from "@/lib/access/access-views";
import { requestHref } from "@/lib/access/model";
import { productHref } from "@/lib/registry/model";
import { AccessPlace } from "./access-place";
import { consumerWords, GRANT_TONES, GRANT_WORDS, REQUEST_TONES, REQUEST_WORDS } from "./state-words";

type EndedItemProps = {
  ended: MyAccess["ended"][number];
  products: MyAccess["products"];
  now: Date;
};

/** What is over: access that has ended, or a request that came to nothing, with why and what to do instead. */
export function EndedItem({ ended, products, now }: EndedItemProps) {
  const request = ended.kind === "grant" ? ended.grant.request : ended.request;
  const last = request.decisions.at(-1);
  const { by, reason } =
    ended.kind === "grant"
      ? { by: ended.grant.end?.endedBy?.name, reason: ended.grant.end?.reason }
      : { by: last?.decidedBy?.name, reason: last?.reason };
  const isOpenable = products.has(request.product.id);
  const instead = ended.kind === "request" && products.get(last?.alternativeId ?? "");

  return (
    <li className="flex flex-col gap-1 px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <AccessPlace request={request} isOpenable={isOpenable} />
        <span className="flex items-center gap-2 text-muted text-sm">
          <RelativeTime at={ended.at} now={now} />
          {ended.kind === "grant" ? (
            <Badge tone={GRANT_TONES[ended.grant.state]}>{GRANT_WORDS[ended.grant.state]}</Badge>
          ) : (
            <Badge tone={REQUEST_TONES[ended.request.state]}>{REQUEST_WORDS[ended.request.state]}</Badge>
          )}
        </span>
      </div>
      <p className="max-w-[80ch] text-muted [overflow-wrap:anywhere]">
        For {consumerWords(request.consumer)}
        {by && `; by ${by}`}
        {reason ? `: “${reason}”` : "."}
      </p>
      {instead && (
        <p>
          Use <TextLink href={productHref(instead.ref)}>{instead.title}</TextLink> instead.
        </p>
      )}
      {isOpenable && (
        <p className="flex flex-wrap gap-x-4 text-sm">
          <TextLink href={requestHref(request.product.ref, request.portName)}>Ask again</TextLink>
          {ended.kind === "request" && ended.request.state === "denied" && !instead && (
            <TextLink href={`/search?${new URLSearchParams({ q: request.product.title })}`}>
              Find something similar
            </TextLink>
          )}
        </p>
      )}
    </li>
  );
}
