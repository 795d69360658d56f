import type { PolicyStatus } from "./model";

type Stored = { status: PolicyStatus; effectiveFrom: Date | null; lapsesAt: Date | null };

/** The status as people meet it: a policy whose day is still to come is announced, and one that lapsed is retired. */
export function statusAt({ status, effectiveFrom, lapsesAt }: Stored, at: Date): PolicyStatus {
  if (status !== "active") return status;
  if (lapsesAt && lapsesAt <= at) return "retired";
  return effectiveFrom && effectiveFrom > at ? "evaluate" : "active";
}
