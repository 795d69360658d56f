import type { Example } from "@/lib/governance/model";

const NAMED = 3;

/** "passes", "fails at /outputPorts/0/name and 4 more places". */
export function expectationWords({ expect }: Pick<Example, "expect">): string {
  if (expect === "pass") return "passes";
  const places = expect.failAt.map((pointer) => pointer || "the product as a whole");
  const more = places.length - NAMED;
  const named = places.slice(0, NAMED).join(", ");
  return more > 0 ? `fails at ${named} and ${more} more places` : `fails at ${named}`;
}
