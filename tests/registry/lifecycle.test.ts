import { describe, expect, test } from "vitest";
import { decideMove, LIFECYCLE_MOVES, type LifecycleMove } from "@/lib/registry/lifecycle";
import { Lifecycle } from "@/lib/registry/model";

const LEADS_TO: Record<Lifecycle, Record<LifecycleMove, Lifecycle | null>> = {
  proposed: { publish: "active", deprecate: null, reactivate: null, retire: null },
  draft: { publish: "active", deprecate: null, reactivate: null, retire: null },
  active: { publish: "active", deprecate: "deprecated", reactivate: "active", retire: "retired" },
  deprecated: { publish: "active", deprecate: "deprecated", reactivate: "active", retire: "retired" },
  retired: { publish: "active", deprecate: null, reactivate: null, retire: "retired" },
};

describe.each(Lifecycle.options)("a product that is %s", (from) => {
  test.each(LIFECYCLE_MOVES)("answers %s", (move) => {
    const to = LEADS_TO[from][move];
    const refused = { allowed: false, reason: expect.stringMatching(/\.$/) };
    expect(decideMove(from, move)).toEqual(to ? { allowed: true, to } : refused);
  });
});
