import type { Outcome } from "@/lib/quality/proof";

/** What a pipeline of the demo found out lately about the promises of a product; what is not named is kept. */
export type DemoEvidence = {
  by: string;
  product: string;
  reporter: string;
  hoursAgo: number;
  /** Which promises it looked at; all of them unless it says. */
  only?: "service-level" | "quality-rule";
  /** Findings that are no good news: by words that the key of the promise holds. */
  found?: readonly { element: string; outcome: Outcome; value: string; note: string }[];
};

const SAM = "sam@agora.example";
const MARA = "mara@agora.example";
const GRACE = "grace@agora.example";
const PRIYA = "priya@agora.example";

export const DEMO_EVIDENCE: readonly DemoEvidence[] = [
  { by: SAM, product: "sales/customer-purchase-history", reporter: "airflow sales_daily", hoursAgo: 3 },
  { by: SAM, product: "orders/order-events", reporter: "kafka monitor", hoursAgo: 1 },
  {
    by: SAM,
    product: "sales/store-locations",
    reporter: "airflow sales_daily",
    hoursAgo: 60,
    only: "service-level",
  },
  { by: SAM, product: "customer-accounts/customer-master", reporter: "dbt customer", hoursAgo: 5 },
  { by: GRACE, product: "finance/transaction-records", reporter: "dbt finance", hoursAgo: 2 },
  {
    by: GRACE,
    product: "finance/financial-reports",
    reporter: "dbt finance",
    hoursAgo: 2,
    only: "quality-rule",
  },
  { by: GRACE, product: "accounting/exchange-rates", reporter: "rates import", hoursAgo: 6 },
  { by: MARA, product: "marketing/customer-sentiment", reporter: "soda marketing", hoursAgo: 40 },
  {
    by: MARA,
    product: "marketing/web-visits",
    reporter: "soda marketing",
    hoursAgo: 4,
    found: [
      {
        element: "serviceLevels[frequency",
        outcome: "violated",
        value: "31 h",
        note: "The tracking server has sent nothing since yesterday evening.",
      },
    ],
  },
  {
    by: PRIYA,
    product: "product-development/product-usage-statistics",
    reporter: "dbt product",
    hoursAgo: 8,
    only: "quality-rule",
  },
];

type DemoStep = { status: "identified" | "monitoring" | "resolved"; note: string; afterHours: number };

/** What went wrong in the demo; an incident without a last step is open. */
export type DemoIncident = {
  by: string;
  product: string;
  title: string;
  severity: "minor" | "major" | "critical";
  ports: readonly string[];
  note: string;
  hoursAgo: number;
  steps: readonly DemoStep[];
};

export const DEMO_INCIDENTS: readonly DemoIncident[] = [
  {
    by: GRACE,
    product: "accounting/exchange-rates",
    title: "Rates of Friday were delivered twice",
    severity: "major",
    ports: [],
    note: "Sums that join on the day count twice. Take the first row of a day until this is mended.",
    hoursAgo: 24 * 17,
    steps: [
      { status: "identified", note: "The import ran again after a time-out.", afterHours: 2 },
      {
        status: "resolved",
        note: "The second delivery is deleted, and a key makes a third impossible.",
        afterHours: 5,
      },
    ],
  },
  {
    by: MARA,
    product: "marketing/web-visits",
    title: "Visits since yesterday evening are missing",
    severity: "major",
    ports: ["page-views"],
    note: "The tracking server was moved. Nothing is lost; the visits are delivered late.",
    hoursAgo: 9,
    steps: [{ status: "identified", note: "A firewall rule is missing on the new server.", afterHours: 3 }],
  },
];

/** Views on a usual working day, and by how much they grew over the time that is shown. */
export const DEMO_USAGE: Readonly<Record<string, { views: number; growth: number }>> = {
  "sales/customer-purchase-history": { views: 9, growth: 0.5 },
  "orders/order-events": { views: 6, growth: 0.2 },
  "customer-accounts/customer-master": { views: 5, growth: 0 },
  "orders/returns": { views: 2, growth: 0.3 },
  "sales/store-locations": { views: 2, growth: 0 },
  "sales/legacy-sales-extract": { views: 3, growth: -0.7 },
  "finance/transaction-records": { views: 4, growth: 0.1 },
  "finance/financial-reports": { views: 7, growth: 0.1 },
  "accounting/exchange-rates": { views: 3, growth: 0 },
  "accounting/supplier-invoices": { views: 1, growth: 0 },
  "marketing/customer-sentiment": { views: 4, growth: 0.6 },
  "campaigns/campaign-performance": { views: 3, growth: 0.2 },
  "marketing/web-visits": { views: 5, growth: -0.2 },
  "product-development/product-usage-statistics": { views: 3, growth: 0.4 },
  "product-development/user-feedback": { views: 2, growth: 0.2 },
};
