export type DemoRequest = {
  title: string;
  reason: string;
  /** Who asked first. */
  by: string;
  /** Who needs it too. */
  backers: readonly string[];
  /** The domain that means to provide it, and who said so. */
  claim?: { domain: string; by: string };
};

/** Data that people of the demo miss, as none of its products holds it. */
export const DEMO_REQUESTS: readonly DemoRequest[] = [
  {
    title: "Stock levels per shop and article",
    reason:
      "The web store promises articles that the shop next door has run out of. A level per shop, article and morning is enough to stop that, and to plan what is sent where before the weekend.",
    by: "dana@agora.example",
    backers: ["olivia@agora.example", "tom@agora.example", "leo@agora.example", "grace@agora.example"],
  },
  {
    title: "Delivery times by carrier",
    reason:
      "Half of the complaints in customer feedback are about late parcels, and nobody can say which carrier they came with. From dispatch to doorstep, per parcel, for the last year.",
    by: "priya@agora.example",
    backers: ["mara@agora.example", "sam@agora.example"],
    claim: { domain: "orders", by: "olivia@agora.example" },
  },
  {
    title: "Consent for newsletters, with its history",
    reason:
      "Each campaign has to prove that everybody it was sent to had agreed on that day. Today the proof is put together by hand from three exports.",
    by: "mara@agora.example",
    backers: ["ingrid@agora.example"],
  },
];
