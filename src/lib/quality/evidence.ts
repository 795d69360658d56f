import { z } from "zod";
import { EvidenceSource, Outcome } from "./model";
import type { ContractPromise } from "./promise";
import type { ProofStanding } from "./proof";

/** One finding, with who or what it comes from. */
export const Evidence = z.object({
  outcome: Outcome,
  fingerprint: z.string(),
  observedAt: z.date(),
  value: z.string(),
  note: z.string(),
  source: EvidenceSource,
  reporter: z.string(),
  /** Null for somebody who has left. */
  reportedBy: z.string().nullable(),
});
export type Evidence = z.infer<typeof Evidence>;

/** A promise as people see it: how it stands, and the last finding about it. */
export type ProvenPromise = Pick<
  ContractPromise,
  "key" | "kind" | "port" | "words" | "about" | "dimension" | "everyHours"
> & { standing: ProofStanding; proof: Evidence | null };
