import type { DemoProduct } from "../document";

const TEAM = { name: "Marketing insight", owner: "mara@agora.example", channel: "#marketing-insight" };

export const MARKETING_PRODUCTS: readonly DemoProduct[] = [
  {
    domain: "marketing",
    name: "customer-sentiment",
    title: "Customer sentiment",
    summary: "What customers say about us, scored by topic and channel every day.",
    archetype: "consumer-aligned",
    criticality: "tier-2",
    tags: ["customer trends", "sentiment", "reviews", "social media"],
    purpose:
      "A daily score of how customers speak about products and service, from reviews, surveys and social media, by topic. Made for campaign planning and product decisions.",
    limitations:
      "Scores come from a language model that is less certain about irony and about languages other than English and German.",
    usage: "Compare within a channel; levels differ between channels.",
    team: TEAM,
    retentionDays: 730,
    inputs: [
      { name: "feedback", product: "product-development/user-feedback#feedback" },
      { name: "purchases", product: "sales/customer-purchase-history#order-lines" },
      { name: "social", external: "Social listening provider" },
    ],
    ports: [
      {
        name: "daily-scores",
        type: "table",
        description: "One row per day, topic and channel.",
        server: { type: "snowflake", account: "agora-marketing", database: "INSIGHT", schema: "GOLD" },
        object: "sentiment_daily",
        freshnessHours: 24,
        availability: 99,
        columns: [
          { name: "day", type: "date", description: "Day of the statements.", key: true },
          {
            name: "topic",
            type: "string",
            description: "What was spoken about, from a fixed list.",
            key: true,
          },
          { name: "channel", type: "string", description: "review, survey or social.", key: true },
          { name: "score", type: "number", description: "Mean sentiment from -1 (bad) to 1 (good)." },
          { name: "statements", type: "integer", description: "How many statements the score rests on." },
        ],
      },
      {
        name: "sentiment-dashboard",
        type: "dashboard",
        description: "The scores as charts with the biggest movers.",
        server: { type: "custom", location: "https://bi.agora.example/sentiment" },
        object: "sentiment_dashboard",
        freshnessHours: 24,
        availability: 99,
        approval: "none",
        columns: [
          { name: "day", type: "date", description: "Day of the statements.", key: true },
          { name: "score", type: "number", description: "Mean sentiment over all topics." },
        ],
      },
    ],
  },
  {
    domain: "campaigns",
    name: "campaign-performance",
    title: "Campaign performance",
    summary: "Spend, reach and orders per campaign and day, on all channels.",
    archetype: "consumer-aligned",
    criticality: "tier-2",
    tags: ["campaigns", "advertising", "conversion"],
    purpose:
      "One comparable view of what campaigns cost and bring, across search, social, mail and print. The base of the weekly budget round.",
    limitations:
      "Orders are attributed to the last contact within seven days. Print is attributed by voucher code only.",
    usage: "Use cost_per_order for comparisons within a channel.",
    team: TEAM,
    retentionDays: 1095,
    inputs: [
      { name: "orders", product: "orders/order-events#order-events" },
      { name: "ads", external: "Advertising platforms" },
    ],
    ports: [
      {
        name: "performance",
        type: "table",
        description: "One row per campaign and day.",
        server: { type: "snowflake", account: "agora-marketing", database: "CAMPAIGNS", schema: "GOLD" },
        object: "campaign_performance",
        freshnessHours: 12,
        availability: 99,
        columns: [
          { name: "campaign_id", type: "string", description: "Number of the campaign.", key: true },
          { name: "day", type: "date", description: "Day of the spend.", key: true },
          { name: "channel", type: "string", description: "search, social, mail or print." },
          {
            name: "spend",
            type: "number",
            description: "Cost in euro without tax.",
            classification: "confidential",
          },
          { name: "impressions", type: "integer", description: "How often it was shown." },
          { name: "orders", type: "integer", description: "Orders attributed to the campaign." },
        ],
      },
    ],
  },
  {
    domain: "marketing",
    name: "web-visits",
    title: "Web visits",
    summary: "Visits and page views of the web shop, without identifying anybody.",
    archetype: "source-aligned",
    criticality: "tier-2",
    tags: ["web analytics", "traffic", "conversion"],
    purpose:
      "How visitors move through the web shop, in sessions that cannot be led back to a person. Made for funnel analysis and for planning landing pages.",
    limitations: "About a fifth of visitors do not agree to measuring and are not counted.",
    usage: "Count sessions, not rows.",
    team: TEAM,
    retentionDays: 400,
    inputs: [{ name: "web-tracker", external: "Consent-aware web tracker" }],
    ports: [
      {
        name: "page-views",
        type: "stream",
        description: "One event per page view.",
        server: { type: "kafka", host: "kafka.agora.example:9093", format: "json" },
        object: "marketing.page-views.v2",
        freshnessHours: 1,
        availability: 99.5,
        columns: [
          { name: "view_id", type: "string", description: "Number of the page view.", key: true },
          { name: "session_id", type: "string", description: "Random number that ends with the visit." },
          { name: "page", type: "string", description: "Path of the page without parameters." },
          { name: "referrer", type: "string", description: "Site the visit came from.", optional: true },
          { name: "viewed_at", type: "timestamp", description: "When the page was shown, in UTC." },
        ],
      },
    ],
  },
];
