import type { MigrationAnswer } from "@/lib/access/burn-down";

/** What people of the demo may choose when they say what they need data for. */
export const DEMO_PURPOSES = [
  {
    name: "Customer analytics",
    description: "To understand what customers buy and want, in groups of them.",
  },
  { name: "Financial reporting", description: "Figures that leave the company or reach its board." },
  { name: "Operations", description: "To run shops, warehouse and web store day by day." },
  { name: "Model training", description: "To train a model, and to watch how it does." },
] as const;

type Decision = { by: string; decision: "approve" | "deny"; reason?: string; alternative?: string };

export type DemoAccess = {
  by: string;
  /** The slug of a domain or `domain/name` of a product; nothing for whoever asks. */
  consumer?: string;
  product: string;
  port: string;
  columns?: readonly string[];
  registered?: (typeof DEMO_PURPOSES)[number]["name"];
  purpose: string;
  days: number;
  decisions: readonly Decision[];
  /** What they said when they were asked to move from a deprecated product. */
  moves?: { by: string; answer: MigrationAnswer; note: string };
  /** How it ended since. */
  ended?: { by: string; revokedFor: string | null };
};

const OLIVIA = "olivia@agora.example";
const INGRID = "ingrid@agora.example";

/** Who asked for access in the demo, and what was decided: of every kind one, as an organisation has them. */
export const DEMO_ACCESS: readonly DemoAccess[] = [
  {
    by: "mara@agora.example",
    consumer: "marketing",
    product: "sales/customer-purchase-history",
    port: "order-lines",
    registered: "Customer analytics",
    purpose: "Which campaigns bring people back to buy again, by segment and month.",
    days: 180,
    decisions: [
      { by: OLIVIA, decision: "approve" },
      {
        by: INGRID,
        decision: "approve",
        reason: "Covered by the assessment of last spring; join without the e-mail.",
      },
    ],
  },
  {
    by: "dana@agora.example",
    product: "sales/customer-purchase-history",
    port: "daily-files",
    registered: "Operations",
    purpose: "Plan the opening hours of the shops in the north.",
    days: 90,
    decisions: [{ by: OLIVIA, decision: "approve" }],
  },
  {
    by: "leo@agora.example",
    consumer: "research/churn-model",
    product: "orders/order-events",
    port: "order-events",
    columns: ["customer_id", "state", "occurred_at"],
    registered: "Model training",
    purpose: "Cancelled orders are the strongest sign we do not have yet.",
    days: 180,
    decisions: [
      { by: OLIVIA, decision: "approve", reason: "Fine for Orders; please look at the customer number." },
    ],
  },
  {
    by: "leo@agora.example",
    consumer: "research/experiment-results",
    product: "orders/returns",
    port: "returns",
    registered: "Operations",
    purpose: "Whether a clearer size guide means that fewer parcels come back.",
    days: 180,
    decisions: [{ by: OLIVIA, decision: "approve" }],
  },
  {
    by: "tom@agora.example",
    consumer: "marketing",
    product: "product-development/product-usage-statistics",
    port: "feature-usage",
    purpose: "Find out whether people use what our last campaign announced.",
    days: 90,
    decisions: [],
  },
  {
    by: "tom@agora.example",
    consumer: "marketing",
    product: "marketing/web-visits",
    port: "page-views",
    registered: "Customer analytics",
    purpose: "The weekly report of the landing pages.",
    days: 180,
    decisions: [],
  },
  {
    by: "dana@agora.example",
    product: "finance/transaction-records",
    port: "transactions",
    purpose: "See how much each shop takes in on Saturdays.",
    days: 30,
    decisions: [
      {
        by: "finn@agora.example",
        decision: "deny",
        reason: "Single payments are not needed for sums per shop.",
        alternative: "finance/financial-reports",
      },
    ],
  },
  {
    by: "dana@agora.example",
    product: "orders/returns",
    port: "returns",
    registered: "Operations",
    purpose: "How many parcels the shops have to take back after the holidays.",
    days: 30,
    decisions: [],
  },
  {
    by: "dana@agora.example",
    product: "marketing/customer-sentiment",
    port: "sentiment-dashboard",
    purpose: "Read what customers say about the shops.",
    days: 7,
    decisions: [],
  },
  {
    by: "priya@agora.example",
    consumer: "product-development",
    product: "sales/customer-purchase-history",
    port: "daily-files",
    registered: "Customer analytics",
    purpose: "Compare what is bought with the features people use before it.",
    days: 180,
    decisions: [],
  },
  {
    by: "grace@agora.example",
    consumer: "finance",
    product: "orders/returns",
    port: "returns",
    registered: "Financial reporting",
    purpose: "Refunds of the last quarter for the annual accounts.",
    days: 90,
    decisions: [{ by: OLIVIA, decision: "approve" }],
    ended: { by: "grace@agora.example", revokedFor: null },
  },
  {
    by: "leo@agora.example",
    product: "sales/legacy-sales-extract",
    port: "monthly-totals",
    purpose: "An old notebook that still reads the extract.",
    days: 30,
    decisions: [{ by: OLIVIA, decision: "approve" }],
    ended: {
      by: "sam@agora.example",
      revokedFor: "The extract ends; the purchase history has the same totals, and is right.",
    },
  },
  {
    by: "grace@agora.example",
    consumer: "finance",
    product: "sales/legacy-sales-extract",
    port: "monthly-totals",
    registered: "Financial reporting",
    purpose: "The monthly totals that the annual accounts are compared with.",
    days: 180,
    decisions: [{ by: OLIVIA, decision: "approve" }],
    moves: {
      by: "grace@agora.example",
      answer: "blocked",
      note: "The accounts of this year were begun with the extract; we change over once they are closed.",
    },
  },
  {
    by: "dana@agora.example",
    product: "sales/legacy-sales-extract",
    port: "monthly-totals",
    purpose: "Compare the months before the new till with those after it.",
    days: 90,
    decisions: [{ by: OLIVIA, decision: "approve" }],
  },
  {
    by: "grace@agora.example",
    product: "customer-accounts/customer-master",
    port: "customers",
    purpose: "Check the addresses on our invoices against the master.",
    days: 30,
    decisions: [
      {
        by: INGRID,
        decision: "deny",
        reason: "Invoices carry the address of the day they were written; the master is not needed for that.",
      },
    ],
  },
];
