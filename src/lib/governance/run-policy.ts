import { compiled } from "./compiled-policy";
import { crashWords } from "./crashed-outcome";
import type { BoundPolicy } from "./evaluation";
import { type ElementFailure, runRule } from "./language/run-rule";
import type { Snapshot } from "./policy-view";

/** What a policy's rule says of a snapshot, before terms, graces and waivers are looked at. */
export type Verdict = {
  status: "pass" | "fail" | "not-applicable" | "error";
  checked: number;
  failed: number;
  error: string | null;
  failures: readonly ElementFailure[];
  /** It stopped with a fault of ours; then nobody has learned that the product is fine, whatever the level. */
  hasCrashed: boolean;
};

const NOTHING = { checked: 0, failed: 0, error: null, failures: [], hasCrashed: false } as const;

export function runPolicy(policy: BoundPolicy, snapshot: Pick<Snapshot, "view">, asOf: Date): Verdict {
  try {
    return verdictOf(policy, snapshot, asOf);
  } catch (cause) {
    return { ...NOTHING, status: "error", error: crashWords(cause), hasCrashed: true };
  }
}

function verdictOf({ requirement }: BoundPolicy, { view }: Pick<Snapshot, "view">, asOf: Date): Verdict {
  const { scope, rule } = compiled(requirement);
  const inScope = scope && runRule(scope, view, { asOf });
  if (inScope?.status === "not-applicable") return { ...NOTHING, status: "not-applicable" };
  const result = inScope?.status === "error" ? inScope : runRule(rule, view, { asOf });
  switch (result.status) {
    case "not-applicable":
      return { ...NOTHING, status: "not-applicable" };
    case "error":
      return { ...NOTHING, status: "error", error: result.message };
    default: {
      const { status, checked, failed, failures } = result;
      return { status, checked, failed, failures, error: null, hasCrashed: false };
    }
  }
}
