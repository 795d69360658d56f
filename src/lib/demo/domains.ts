import type { DomainKind } from "@/lib/registry/model";

export type DemoDomain = {
  slug: string;
  name: string;
  kind: DomainKind;
  hue: number;
  parent: string | null;
  purpose: string;
  boundary: string;
};

/** Parents before children. */
export const DEMO_DOMAINS: readonly DemoDomain[] = [
  {
    slug: "sales",
    name: "Sales",
    kind: "source-aligned",
    hue: 8,
    parent: null,
    purpose: "What customers order, in shops and online, and who they are to us.",
    boundary: "From the basket to the delivered order. Payment and booking belong to Finance.",
  },
  {
    slug: "orders",
    name: "Orders",
    kind: "source-aligned",
    hue: 7,
    parent: "sales",
    purpose: "Every order and return while it happens.",
    boundary: "Order life cycle up to delivery or return.",
  },
  {
    slug: "customer-accounts",
    name: "Customer accounts",
    kind: "source-aligned",
    hue: 6,
    parent: "sales",
    purpose: "The one list of customers with their consents.",
    boundary: "Identity and consent; behaviour belongs to Product Development.",
  },
  {
    slug: "marketing",
    name: "Marketing",
    kind: "consumer-aligned",
    hue: 0,
    parent: null,
    purpose: "How customers see us and what our campaigns achieve.",
    boundary: "Insight and campaigns; the orders they lead to belong to Sales.",
  },
  {
    slug: "campaigns",
    name: "Campaigns",
    kind: "consumer-aligned",
    hue: 11,
    parent: "marketing",
    purpose: "Planning and measuring campaigns on every channel.",
    boundary: "Paid and owned channels.",
  },
  {
    slug: "finance",
    name: "Finance",
    kind: "aggregate",
    hue: 4,
    parent: null,
    purpose: "Money in and out, and the reports the company answers for.",
    boundary: "Everything after an invoice or a payment exists.",
  },
  {
    slug: "accounting",
    name: "Accounting",
    kind: "source-aligned",
    hue: 5,
    parent: "finance",
    purpose: "The ledger and what feeds it.",
    boundary: "Bookings, suppliers, exchange rates.",
  },
  {
    slug: "product-development",
    name: "Product Development",
    kind: "source-aligned",
    hue: 9,
    parent: null,
    purpose: "How our products are used and what people wish for.",
    boundary: "Usage, feedback and experiments; customer identity belongs to Sales.",
  },
  {
    slug: "research",
    name: "Research",
    kind: "aggregate",
    hue: 10,
    parent: "product-development",
    purpose: "Experiments and models that explain behaviour.",
    boundary: "Models and results, not raw events.",
  },
];
