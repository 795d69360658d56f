import { describe, expect, test } from "vitest";
import { evaluate } from "@/lib/governance/evaluate";
import { EMPTY_BUNDLE } from "@/lib/governance/evaluation";
import { GOOD_PRODUCT } from "@/lib/governance/starter-policies/good-product";
import type { Json, JsonObject } from "@/lib/registry/json";
import { aSubject, EMAIL_COLUMN, goodProductBut } from "./setting";

const PORT = "/outputPorts/0";
const port = (name: string): Json => ({ name, type: "table" });

type Case = [string, JsonObject, { key: string; at: string[] }];

const REFUSED: Case[] = [
  [
    "text where a number belongs",
    goodProductBut({ "/retention/days": "long" }),
    { key: "ESS-01", at: ["/retention/days"] },
  ],
  ["a list where a group belongs", goodProductBut({ "/privacy": [] }), { key: "ESS-01", at: ["/privacy"] }],
  ["no title", goodProductBut({ "/title": undefined }), { key: "ESS-02", at: ["/title"] }],
  ["a blank title", goodProductBut({ "/title": "  " }), { key: "ESS-02", at: ["/title"] }],
  ["no output port", goodProductBut({ "/outputPorts": [] }), { key: "ESS-04", at: ["/outputPorts"] }],
  [
    "no list of output ports",
    goodProductBut({ "/outputPorts": undefined }),
    { key: "ESS-04", at: ["/outputPorts"] },
  ],
  [
    "a port without a name",
    goodProductBut({ [`${PORT}/name`]: undefined }),
    { key: "ESS-05", at: [`${PORT}/name`] },
  ],
  [
    "two ports of one name",
    goodProductBut({ "/outputPorts/1": port("order-lines") }),
    { key: "ESS-05", at: ["/outputPorts/1/name"] },
  ],
  [
    "two input ports of one name",
    goodProductBut({
      "/inputPorts": [
        { name: "a", external: "x" },
        { name: "a", external: "y" },
      ],
    }),
    { key: "ESS-05", at: ["/inputPorts/1/name"] },
  ],
  [
    "a column without a name",
    goodProductBut({ [`${EMAIL_COLUMN}/name`]: "" }),
    { key: "ESS-06", at: [`${EMAIL_COLUMN}/name`] },
  ],
  [
    "two columns of one name in a table",
    goodProductBut({ [`${EMAIL_COLUMN}/name`]: "ordered_at" }),
    { key: "ESS-06", at: ["/outputPorts/0/contract/schema/0/properties/2/name"] },
  ],
  ["no version", goodProductBut({ "/version": undefined }), { key: "ESS-07", at: ["/version"] }],
  ["a version that is none", goodProductBut({ "/version": "spring" }), { key: "ESS-07", at: ["/version"] }],
];

describe("nothing is published with", () => {
  test.each(REFUSED)("%s, and the finding points there", (_case, document, { key, at }) => {
    const { decision, outcomes } = evaluate(aSubject(document), EMPTY_BUNDLE);
    expect(decision).toBe("refused");
    const failed = outcomes.filter(({ status }) => status === "fail");
    expect(failed.map(({ policy }) => policy.key)).toEqual([key]);
    expect(failed[0]?.findings.map(({ pointer }) => pointer)).toEqual(at);
    expect(failed[0]).toMatchObject({
      blocking: true,
      failed: at.length,
      policy: { layer: { kind: "essentials" } },
    });
  });
});

const WARNED: Case[] = [
  [
    "a name that is not the product's",
    goodProductBut({ "/name": "orders" }),
    { key: "ESS-03", at: ["/name"] },
  ],
  [
    "a domain that is not the product's",
    goodProductBut({ "/domain": "shop" }),
    { key: "ESS-03", at: ["/domain"] },
  ],
  ["an unknown archetype", goodProductBut({ "/archetype": "gold" }), { key: "ESS-08", at: ["/archetype"] }],
  [
    "an unknown port type",
    goodProductBut({ [`${PORT}/type`]: "cube" }),
    { key: "ESS-08", at: [`${PORT}/type`] },
  ],
  [
    "an unknown classification",
    goodProductBut({ [`${EMAIL_COLUMN}/classification`]: "secret" }),
    { key: "ESS-08", at: [`${EMAIL_COLUMN}/classification`] },
  ],
  [
    "an unknown kind of personal data",
    goodProductBut({ [`${EMAIL_COLUMN}/customProperties/0/value`]: "pii" }),
    { key: "ESS-08", at: [`${EMAIL_COLUMN}/customProperties/0/value`] },
  ],
];

describe("somebody is warned of", () => {
  test.each(WARNED)("%s, but may publish", (_case, document, { key, at }) => {
    const { decision, outcomes } = evaluate(aSubject(document), EMPTY_BUNDLE);
    expect(decision).toBe("publishable-with-warnings");
    const failed = outcomes.filter(({ status }) => status === "fail");
    expect(failed.map(({ policy }) => policy.key)).toEqual([key]);
    expect(failed[0]?.findings.map(({ pointer }) => pointer)).toEqual(at);
  });
});

test("a document that leaves identity to the registry is not warned of", () => {
  const { decision } = evaluate(
    aSubject(goodProductBut({ "/name": undefined, "/domain": undefined })),
    EMPTY_BUNDLE,
  );
  expect(decision).toBe("publishable");
});

test.each([
  ["2.1.0", "refused"],
  ["2.0.9", "refused"],
  ["2.1.1", "publishable"],
  ["2.2.0-rc.1", "publishable"],
  ["10.0.0", "publishable"],
])("after 2.1.0, version %s is %s", (version, decision) => {
  const subject = aSubject(goodProductBut({ "/version": version }), { previous: GOOD_PRODUCT });
  expect(evaluate(subject, EMPTY_BUNDLE).decision).toBe(decision);
});

test("an empty document is refused with everything it lacks, at once", () => {
  const { outcomes } = evaluate(aSubject({}), EMPTY_BUNDLE);
  const refusing = outcomes.filter(({ blocking }) => blocking).map(({ policy }) => policy.key);
  expect(refusing).toEqual(["ESS-02", "ESS-04", "ESS-07"]);
});
