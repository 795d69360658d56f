export type DemoTerm = {
  slug: string;
  name: string;
  definition: string;
  synonyms: readonly string[];
  /** Slug of the domain that answers for it. */
  domain: string;
  /** Names of the columns that stand for it. */
  columns: readonly string[];
  /** Where other products use the name for something else: the ones that do not. */
  onlyIn?: readonly string[];
};

/** Words the departments of the demo share, each defined by the one that knows. */
export const DEMO_TERMS: readonly DemoTerm[] = [
  {
    slug: "customer",
    name: "Customer",
    definition:
      "A person or company that has bought at least once, or has opened an account. Somebody who only visits the web store or takes part in a survey is a visitor or a participant, not a customer. One customer has one number in all domains.",
    synonyms: ["client", "buyer"],
    domain: "customer-accounts",
    columns: ["customer_id"],
  },
  {
    slug: "order",
    name: "Order",
    definition:
      "What a customer asks to be delivered in one go, from the moment it is placed. A basket that was never sent is no order; an order that is cancelled stays one.",
    synonyms: ["purchase order"],
    domain: "orders",
    columns: ["order_id"],
  },
  {
    slug: "article",
    name: "Article",
    definition:
      "The smallest thing that is sold and stocked under a number of its own. Colour and size make different articles; two pieces of the same are one article, twice.",
    synonyms: ["SKU", "stock keeping unit", "item"],
    domain: "sales",
    columns: ["sku"],
  },
  {
    slug: "net-amount",
    name: "Net amount",
    definition:
      "What is charged for an order line after all discounts and without value added tax. Returns are negative. Shipping is not part of it.",
    synonyms: ["net price", "net revenue of a line"],
    domain: "finance",
    columns: ["net_amount"],
  },
  {
    slug: "sales-channel",
    name: "Sales channel",
    definition:
      "Where the customer and we agreed on the purchase: shop, web or app. Where the goods are handed over does not matter: click and collect is web.",
    synonyms: ["channel"],
    domain: "sales",
    columns: ["channel"],
    onlyIn: ["customer-purchase-history"],
  },
  {
    slug: "campaign",
    name: "Campaign",
    definition:
      "Everything Marketing does for one aim, one audience and one budget, with a first and a last day. A newsletter that goes out each week is one campaign per edition.",
    synonyms: ["marketing campaign"],
    domain: "campaigns",
    columns: ["campaign_id"],
  },
  {
    slug: "booking",
    name: "Booking",
    definition:
      "One entry in the general ledger, made once and never changed: a mistake is corrected by a second booking. A payment leads to bookings and is none itself.",
    synonyms: ["transaction", "ledger entry", "journal entry"],
    domain: "accounting",
    columns: ["transaction_id"],
  },
  {
    slug: "sentiment",
    name: "Sentiment",
    definition:
      "How pleased a text sounds, from -1 (angry) to 1 (delighted), as our language model judges it. It says nothing about whether the writer is right, and is not to be used for decisions about single people.",
    synonyms: ["mood", "tone"],
    domain: "marketing",
    columns: ["score"],
    onlyIn: ["customer-sentiment"],
  },
];

/** The address a demo column links to; it stays right wherever the installation is reached. */
export function demoTermUrl(columnName: string, productName: string): string | null {
  const term = DEMO_TERMS.find(
    ({ columns, onlyIn = [productName] }) => columns.includes(columnName) && onlyIn.includes(productName),
  );
  return term ? `/glossary/${term.slug}` : null;
}
