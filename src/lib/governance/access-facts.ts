import { z } from "zod";

export const CONSUMER_KINDS = ["person", "domain", "product"] as const;

/** One request for access as rules judge it; nobody's name is in it, for what a rule says of it is read by many. */
export const AccessFacts = z.strictObject({
  /** What it is known by among the requests that are judged together. */
  key: z.string().max(80),
  port: z.string().max(200),
  /** The purpose of the registry and the words beside it. */
  purpose: z.string().max(3_000),
  days: z.number().int().min(0),
  /** Dotted paths; empty for all columns of the port. */
  columns: z.array(z.string().max(500)).max(2_000),
  consumer: z.strictObject({
    kind: z.enum(CONSUMER_KINDS),
    /** The domain that acts for it; null for a person. */
    domain: z.string().max(80).nullable(),
  }),
  isRenewal: z.boolean(),
});
export type AccessFacts = z.infer<typeof AccessFacts>;

/** What somebody would ask for who thinks of nothing: each port, all of it, for a year and without a purpose. */
export function carelessRequests(portNames: readonly string[]): AccessFacts[] {
  const consumer = { kind: "person", domain: null } as const;
  return portNames.map((port) => ({
    key: port,
    port,
    purpose: "",
    days: 365,
    columns: [],
    consumer,
    isRenewal: false,
  }));
}

/** The purpose as rules read it: the one of the registry, and the words beside it. */
export function purposeText(name: string | null, words: string): string {
  return [name ?? "", words].filter((part) => part.trim() !== "").join(": ");
}
