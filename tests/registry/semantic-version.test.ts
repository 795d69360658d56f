import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareVersions } from "@/lib/registry/breaking-changes";
import { diffDocuments } from "@/lib/registry/diff";
import type { JsonObject } from "@/lib/registry/json";
import {
  comparePrecedence,
  isNewerVersion,
  isSemanticVersion,
  isSufficient,
  parseVersion,
  proposeVersion,
} from "@/lib/registry/semantic-version";

describe("a semantic version", () => {
  test.each([
    "0.0.0",
    "1.2.3",
    "10.20.30",
    "1.0.0-alpha",
    "1.0.0-rc.1",
    "1.0.0-0.3.7",
    "1.0.0+build.5",
    "1.0.0-x-y.z+a",
  ])("is %s", (text) => {
    expect(isSemanticVersion(text)).toBe(true);
  });

  test.each([
    "",
    "1",
    "1.0",
    "v1.0.0",
    "01.0.0",
    "1.0.0-",
    "1.0.0-01",
    "1.0.0.0",
    " 1.0.0",
    "latest",
    "1.0.0+",
    "-1.0.0",
  ])("is not %j", (text) => {
    expect(isSemanticVersion(text)).toBe(false);
  });
});

/** The order the semver document itself gives as an example, and a little more. */
const ORDERED = [
  "0.9.0",
  "1.0.0-alpha",
  "1.0.0-alpha.1",
  "1.0.0-alpha.beta",
  "1.0.0-beta",
  "1.0.0-beta.2",
  "1.0.0-beta.11",
  "1.0.0-rc.1",
  "1.0.0",
  "1.0.1",
  "1.1.0",
  "1.10.0",
  "2.0.0",
];

describe("versions are ordered as semver says", () => {
  test.each(ORDERED.flatMap((a, from) => ORDERED.map((b, to) => [a, b, Math.sign(from - to)] as const)))(
    "%s and %s",
    (a, b, order) => {
      const [left, right] = [parseVersion(a), parseVersion(b)];
      expect(left && right && Math.sign(comparePrecedence(left, right))).toBe(order);
      expect(isNewerVersion(a, b)).toBe(order > 0);
    },
  );

  test("a build is no newer than another, and what is no version is never newer", () => {
    expect(isNewerVersion("1.0.0+b", "1.0.0+a")).toBe(false);
    expect(isNewerVersion("latest", "1.0.0")).toBe(false);
    expect(isNewerVersion("2.0.0", "latest")).toBe(false);
  });
});

const BEFORE: JsonObject = {
  title: "Orders",
  version: "1.2.3",
  outputPorts: [
    {
      name: "lines",
      version: "1.0.0",
      contract: {
        version: "1.0.0",
        schema: [{ name: "t", properties: [{ name: "id", logicalType: "string" }] }],
      },
    },
  ],
};

function withColumns(...properties: JsonObject[]): JsonObject {
  return {
    ...BEFORE,
    outputPorts: [
      {
        name: "lines",
        version: "1.0.0",
        contract: { version: "1.0.0", schema: [{ name: "t", properties }] },
      },
    ],
  };
}

function proposal(after: JsonObject, previous: string | null = "1.2.3") {
  return proposeVersion(previous, { ...compareVersions(BEFORE, after), diff: diffDocuments(BEFORE, after) });
}

describe("the proposed version", () => {
  test.each<[string, JsonObject, string, string]>([
    ["is a major one for a breaking change", withColumns(), "2.0.0", "major"],
    [
      "is a minor one for an addition",
      withColumns({ name: "id", logicalType: "string" }, { name: "b" }),
      "1.3.0",
      "minor",
    ],
    [
      "is a minor one for a fact",
      withColumns({ name: "id", logicalType: "string", required: true }),
      "1.3.0",
      "minor",
    ],
    ["is a patch for a title", { ...BEFORE, title: "All orders" }, "1.2.4", "patch"],
    [
      "is a patch for a description",
      withColumns({ name: "id", logicalType: "string", description: "The key" }),
      "1.2.4",
      "patch",
    ],
    ["is the same when only the version was raised", { ...BEFORE, version: "9.0.0" }, "1.2.3", "none"],
    ["is the same when nothing changed", BEFORE, "1.2.3", "none"],
  ])("%s", (_case, after, version, level) => {
    expect(proposal(after)).toMatchObject({ version, level });
    expect(proposal(after).reasons.length > 0).toBe(level !== "none");
  });

  test.each([
    [null, "1.0.0"],
    ["latest", "1.0.0"],
    ["v2", "3.0.0"],
    ["2.1", "3.0.0"],
    ["v1.4.2", "2.0.0"],
    ["0.3.0", "1.0.0"],
    ["2.0.0-rc.1", "3.0.0"],
  ])("counts on from %s", (previous, version) => {
    expect(proposal(withColumns(), previous).version).toBe(version);
  });

  test("is always sufficient itself, for whatever level it was proposed", () => {
    const part = fc.nat({ max: 50 });
    fc.assert(
      fc.property(
        part,
        part,
        part,
        fc.constantFrom(withColumns(), withColumns({ name: "id" }), { ...BEFORE, title: "x" }),
        (major, minor, patch, after) => {
          const previous = `${major}.${minor}.${patch}`;
          const { version, level } = proposal(after, previous);
          expect(isSufficient(version, previous, level)).toEqual({ sufficient: true });
        },
      ),
    );
  });
});

describe("a chosen version is sufficient", () => {
  test.each([
    ["2.0.0", "1.2.3", "major", true],
    ["2.0.0-rc.1", "1.2.3", "major", true],
    ["1.3.0", "1.2.3", "major", false],
    ["1.3.0", "1.2.3", "minor", true],
    ["2.0.0", "1.2.3", "minor", true],
    ["1.2.4", "1.2.3", "minor", false],
    ["1.2.4", "1.2.3", "patch", true],
    ["1.2.4", "1.2.3", "none", true],
    ["1.2.3", "1.2.3", "none", false],
    ["1.2.2", "1.2.3", "patch", false],
    ["2.0.0", "2.0.0-rc.1", "major", true],
    ["1.0", null, "none", false],
    ["latest", "1.0.0", "patch", false],
    ["1.0.0", null, "major", true],
    ["0.1.0", "latest", "major", true],
  ] as const)("%s after %s for a %s change: %s", (chosen, previous, level, sufficient) => {
    expect(isSufficient(chosen, previous, level).sufficient).toBe(sufficient);
  });

  test("or the reason says what would be", () => {
    expect(isSufficient("1.3.0", "1.2.3", "major")).toEqual({
      sufficient: false,
      reason: "These changes ask for a major version, 2.0.0 or later.",
    });
  });
});
