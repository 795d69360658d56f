import { EmptyState, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { Section, SectionHeader, SectionTitle } from "@/components/ui/section";
import { Segment, SegmentedControl } from "@/components/ui/segmented-control";
import {
  DELIVERIES_ON_A_PAGE,
  DELIVERY_STATES,
  type DeliveryPage,
  type WebhookDelivery,
  webhookHref,
} from "@/lib/interop/webhooks/model";
import type { FormAction } from "@/lib/platform/action-state";
import { DeliveryItem } from "./delivery-item";
import { DELIVERY_WORDS } from "./webhook-words";

type DeliveryLogProps = {
  webhookId: string;
  deliveries: { items: readonly WebhookDelivery[]; total: number };
  shown: DeliveryPage;
  replay: FormAction<void>;
  skip: FormAction<void>;
  now: Date;
};

/** What a webhook was and is to be told, the latest first. */
export function DeliveryLog({ webhookId, deliveries, shown, now, ...moves }: DeliveryLogProps) {
  const { items, total } = deliveries;
  const href = (state: DeliveryPage["state"], page = 1) => {
    const query = new URLSearchParams({ ...(state && { state }), ...(page > 1 && { page: String(page) }) });
    return `${webhookHref(webhookId)}?${query}`;
  };

  return (
    <Section aria-labelledby="deliveries">
      <SectionHeader>
        <SectionTitle id="deliveries">
          Deliveries <span className="font-normal text-muted tabular-nums">{total}</span>
        </SectionTitle>
        <SegmentedControl aria-label="State of deliveries">
          <Segment href={href(null)} aria-current={shown.state === null ? "page" : undefined}>
            All
          </Segment>
          {DELIVERY_STATES.map((state) => (
            <Segment key={state} href={href(state)} aria-current={shown.state === state ? "page" : undefined}>
              {DELIVERY_WORDS[state]}
            </Segment>
          ))}
        </SegmentedControl>
      </SectionHeader>
      {items.length === 0 ? (
        <EmptyState>
          <EmptyStateTitle>Nothing here</EmptyStateTitle>
          <EmptyStateBody>What happens appears here as soon as it is to be told.</EmptyStateBody>
        </EmptyState>
      ) : (
        <ul className="divide-y rounded-lg border bg-surface">
          {items.map((delivery) => (
            <DeliveryItem key={delivery.id} delivery={delivery} now={now} {...moves} />
          ))}
        </ul>
      )}
      {total > DELIVERIES_ON_A_PAGE && (
        <Pagination
          page={shown.page}
          pageCount={Math.ceil(total / DELIVERIES_ON_A_PAGE)}
          hrefOf={(page) => href(shown.state, page)}
        />
      )}
    </Section>
  );
}
