import { z } from "zod";
import { ProductSummary } from "@/lib/registry/product";

export const DEMAND = "/demand";
/** More open ones than anybody needs: a bound against a hand that slips. */
export const OPEN_REQUESTS_MAX = 20;

export const REQUEST_STATES = ["open", "claimed", "fulfilled", "closed"] as const;
export const RequestState = z.enum(REQUEST_STATES);
export type RequestState = z.infer<typeof RequestState>;

/** Where a request stands, from what has happened to it. A product that one may not see has fulfilled nothing. */
export function stateOf(facts: {
  isClaimed: boolean;
  isFulfilledInSight: boolean;
  isFulfilled: boolean;
  isClosed: boolean;
}): RequestState {
  if (facts.isClosed) return "closed";
  if (facts.isFulfilledInSight) return "fulfilled";
  return facts.isClaimed || facts.isFulfilled ? "claimed" : "open";
}

/** Data that somebody asks for, as one person sees it and may deal with it. */
export const DataRequest = z.object({
  id: z.string(),
  title: z.string(),
  reason: z.string(),
  state: RequestState,
  madeBy: z.string().nullable(),
  createdAt: z.date(),
  /** How many people need it, whoever asked first included. */
  backers: z.number().int(),
  isBacked: z.boolean(),
  domain: z.object({ slug: z.string(), name: z.string(), hue: z.number().int() }).nullable(),
  /** The product that fulfils it; null unless it does and may be seen. */
  product: ProductSummary.nullable(),
  closingNote: z.string(),
  /** Where the person may claim it for, while it is open. */
  claimableFor: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Whether the person works for the domain that claimed it. */
  mayProvide: z.boolean(),
  /** `domain/name` of the product that is to fulfil it, for those who provide it. */
  planned: z.string().nullable(),
  mayClose: z.boolean(),
});
export type DataRequest = z.infer<typeof DataRequest>;

export const RequestData = z.object({
  title: z.string().trim().min(3, "Name the data in a few words.").max(120, "Use at most 120 characters."),
  reason: z
    .string()
    .trim()
    .min(10, "Say what you need it for, in at least 10 characters.")
    .max(2_000, "Use at most 2,000 characters."),
});
export type RequestData = z.infer<typeof RequestData>;

/** Somebody looked for it, and as many others, and found nothing. */
export const Miss = z.object({ query: z.string(), people: z.number().int(), at: z.date() });
export type Miss = z.infer<typeof Miss>;
