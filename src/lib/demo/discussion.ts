const MARA = "mara@agora.example";
const DANA = "dana@agora.example";
const LEO = "leo@agora.example";
const TOM = "tom@agora.example";
const SAM = "sam@agora.example";
const OLIVIA = "olivia@agora.example";
const GRACE = "grace@agora.example";
const PRIYA = "priya@agora.example";

const PURCHASES = "sales/customer-purchase-history";
const ORDERS = "orders/order-events";
const EXTRACT = "sales/legacy-sales-extract";
const RETURNS = "orders/returns";

/** What those of the demo who have, or had, access think of what they got. */
export const DEMO_REVIEWS: readonly {
  by: string;
  product: string;
  rating: number;
  text: string;
  helpfulTo: readonly string[];
  answer?: { by: string; text: string };
}[] = [
  {
    by: MARA,
    product: PURCHASES,
    rating: 5,
    text: "Joins with our campaigns at once, and the history really goes back to 2019. We dropped two spreadsheets for it.",
    helpfulTo: [DANA, PRIYA, GRACE],
  },
  {
    by: DANA,
    product: PURCHASES,
    rating: 4,
    text: "The daily files are there before the shops open. It took me a while to see that **cancelled lines are in it too**; filter on the state.",
    helpfulTo: [TOM],
    answer: {
      by: OLIVIA,
      text: "Thank you, that was not said clearly enough. The description of the column says it now.",
    },
  },
  {
    by: LEO,
    product: EXTRACT,
    rating: 2,
    text: "Enough for a first notebook. The totals differ from those of the purchase history, so we moved there.",
    helpfulTo: [],
  },
  {
    by: GRACE,
    product: RETURNS,
    rating: 3,
    text: "Good enough for the quarter. Refunds that were paid in cash are missing, so we added those by hand.",
    helpfulTo: [MARA],
  },
];

/** Questions people asked, and who answered; the first answer is the accepted one where one is. */
export const DEMO_QUESTIONS: readonly {
  by: string;
  product: string;
  title: string;
  text: string;
  answers: readonly { by: string; text: string }[];
  isSettled: boolean;
}[] = [
  {
    by: TOM,
    product: PURCHASES,
    title: "Does the amount of an order line include the discount?",
    text: "Our sums are a little above those in the financial reports.",
    answers: [
      {
        by: SAM,
        text: "It is the amount that was paid, after discounts and before returns. For what is left after returns, join `orders/returns` by the order line.",
      },
      { by: PRIYA, text: "We had the same question; the join with returns made our sums agree to the cent." },
    ],
    isSettled: true,
  },
  {
    by: PRIYA,
    product: PURCHASES,
    title: "Is there a customer number that stays the same after two accounts are merged?",
    text: "@Sam Okafor, you said once that one was planned.",
    answers: [],
    isSettled: false,
  },
  {
    by: LEO,
    product: ORDERS,
    title: "How late may an event arrive after it happened?",
    text: "",
    answers: [
      { by: SAM, text: "Five minutes at most on a working day; a shop without network sends its own later." },
    ],
    isSettled: true,
  },
];

/** What stewards announce: about a product, or with a slug alone about a domain. */
export const DEMO_ANNOUNCEMENTS: readonly {
  by: string;
  about: string;
  title: string;
  text: string;
  importance: "normal" | "important";
  days: number;
}[] = [
  {
    by: SAM,
    about: PURCHASES,
    title: "The nightly load moves to four o'clock",
    text: "From next Monday the files are written an hour earlier. Nothing changes for queries; jobs that wait for the file can start sooner.",
    importance: "normal",
    days: 30,
  },
  {
    by: "finn@agora.example",
    about: "finance",
    title: "Closing of the year: no changes of schema in December",
    text: "Until the accounts are closed we publish corrections only.",
    importance: "important",
    days: 45,
  },
];

/** What people of the demo follow: products as `domain/name`, domains by their slug. */
export const DEMO_FOLLOWS: readonly { by: string; what: readonly string[] }[] = [
  { by: DANA, what: ["sales", PURCHASES] },
  { by: MARA, what: [PURCHASES, "finance"] },
  { by: LEO, what: ["sales"] },
  { by: GRACE, what: ["sales", "finance/financial-reports"] },
];
