import type { PolicyStatus } from "./model";

type Stored = {
  status: PolicyStatus;
  effectiveFrom: Date | null;
  lapsesAt: Date | null;
  /** Since when what was in force before an emergency had been; null where nothing was. */
  fallbackFrom: Date | null;
};

/** The status as people meet it: a policy whose day is still to come is announced, and one that lapsed is retired, or in force as before. */
export function statusAt({ status, effectiveFrom, lapsesAt, fallbackFrom }: Stored, at: Date): PolicyStatus {
  if (status !== "active") return status;
  if (lapsesAt && lapsesAt <= at) return fallbackFrom ? "active" : "retired";
  return effectiveFrom && effectiveFrom > at ? "evaluate" : "active";
}
