import { z } from "zod";
import { DomainRole } from "@/lib/identity/model";
import { DomainSummary } from "./model";

/** A domain in its tree. Counts are of published products the actor may see. */
export const DomainBranch = DomainSummary.extend({
  /** 0 for a root domain. */
  depth: z.number().int(),
  products: z.number().int(),
  /** Those of all sub-domains included. */
  productsWithin: z.number().int(),
});
export type DomainBranch = z.infer<typeof DomainBranch>;

export const DomainMember = z.object({
  userId: z.string(),
  name: z.string(),
  role: DomainRole,
  since: z.date(),
});
export type DomainMember = z.infer<typeof DomainMember>;

export const DomainDetail = DomainBranch.extend({
  purpose: z.string(),
  boundary: z.string(),
  revision: z.number().int(),
  /** From the root domain to this one. */
  path: z.array(DomainSummary),
  children: z.array(DomainBranch),
  /** Strongest role first. */
  members: z.array(DomainMember),
});
export type DomainDetail = z.infer<typeof DomainDetail>;

/** The most domains a mesh may have: small enough for the whole tree to be read at once. */
export const DOMAINS_MAX = 2_000;
