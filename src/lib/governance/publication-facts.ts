import { z } from "zod";
import type { JsonObject } from "@/lib/registry/json";
import { Decision, GrantedWaiver, type Outcome } from "./evaluation";

/** What the audit log keeps of an attempt to publish: enough to decide it again, and to prove what it was about. */
export const PublicationFacts = z.object({
  version: z.string(),
  decision: Decision,
  evaluationId: z.string(),
  snapshotHash: z.string(),
  bundleHash: z.string(),
  /** That warnings were read and the product published all the same. */
  acknowledged: z.boolean(),
  /** The policies that refused it. */
  blocking: z.array(z.string()),
  changeNote: z.string(),
  /** Every waiver the evaluation was given, whether it counted or not. */
  waivers: z.array(GrantedWaiver),
});
export type PublicationFacts = z.infer<typeof PublicationFacts>;

type Publication = Omit<PublicationFacts, "blocking"> & { outcomes: readonly Outcome[] };

export function publicationFacts({ outcomes, waivers, ...facts }: Publication): JsonObject {
  const blocking = outcomes.filter((outcome) => outcome.blocking).map(({ policy }) => policy.key);
  return { ...facts, blocking, waivers: waivers.map((waiver) => ({ ...waiver })) };
}
