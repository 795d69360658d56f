import { evaluate } from "@/lib/governance/evaluate";
import { ALWAYS, type Bundle } from "@/lib/governance/evaluation";
import { toLayer } from "@/lib/governance/layer";
import { fiftyPolicies } from "./support/fifty-policies";
import { timeEach } from "./support/measure";
import { PASSING_PRODUCT, PASSING_REF } from "./support/passing-product";
import type { Row } from "./support/row";

/** What every publication, every check in the editor and every line of a blast radius pays. */
export async function measure(): Promise<Row[]> {
  const policies = fiftyPolicies().map(({ code, content }) => {
    const { examples, ...requirement } = content;
    return { key: code, version: 1, layer: toLayer(null), requirement, ...ALWAYS };
  });
  const bundle: Bundle = { hash: "bench", policies };
  const asOf = new Date(Date.UTC(2026, 5, 1));
  const subject = {
    ref: PASSING_REF,
    document: PASSING_PRODUCT,
    previous: { ...PASSING_PRODUCT, version: "1.0.0" },
    lastPublished: asOf,
    asOf,
    baseline: null,
    waivers: [],
  };
  const times = await timeEach(Array.from({ length: 300 }), () => evaluate(subject, bundle));
  // The nightly sweep evaluates ten thousand products within 20 seconds.
  return [
    {
      row: "evaluate: 50 policies on one product (3 ports, 60 columns)",
      ...times,
      budget: { value: times.p50, limit: 2, unit: "ms" },
    },
  ];
}
