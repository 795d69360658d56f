import { z } from "zod";
import { BlastRadiusMessage, BlastRadiusView } from "@/lib/governance/blast-radius/request";
import { PolicyKey } from "@/lib/governance/model";
import type { ApiOperation } from "./operation";

export const TrialAnswer = z.strictObject({
  key: PolicyKey,
  version: z.number().int(),
  id: z.string().describe("Names the report, which is kept."),
  report: BlastRadiusView,
});
export type TrialAnswer = z.infer<typeof TrialAnswer>;

export const TRY_POLICY = {
  id: "tryPolicy",
  method: "post",
  path: "/api/v1/policies/{key}/dry-run",
  summary: "Whom a version of a policy would hit",
  description:
    "Evaluates everything published under a version of the policy and under what is in force, and tells the " +
    "difference. For people who may write the policy. As NDJSON, each line is how far it is; the last one is the " +
    "report.",
  scope: "check",
  params: z.strictObject({
    key: PolicyKey.describe(
      "The key of the policy. That of a domain's policy has a slash, written %2F: `sales%2FPRI-L1`.",
    ),
  }),
  query: z.strictObject({
    version: z.coerce
      .number()
      .int()
      .min(1)
      .max(2_147_483_647)
      .optional()
      .describe("Without it, the newest version."),
  }),
  body: null,
  answers: [
    {
      status: 200,
      description: "The report.",
      content: { "application/json": TrialAnswer, "application/x-ndjson": BlastRadiusMessage },
    },
  ],
  limit: { limit: 10, windowSeconds: 60 },
} as const satisfies ApiOperation;

/** The report at the end of what is told on the way. */
export async function lastMessage(
  messages: AsyncIterable<BlastRadiusMessage>,
): Promise<{ id: string; report: BlastRadiusView }> {
  for await (const message of messages) {
    if (message.type === "done" && message.id !== null) return { id: message.id, report: message.view };
  }
  throw new Error("The dry run of a saved version ended without a report.");
}
