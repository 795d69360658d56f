import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { GENESIS, hashOfRecord, verifyChain } from "@/lib/governance/audit-chain";
import type { AuditRecord } from "@/lib/governance/audit-record";

type Content = Pick<
  AuditRecord,
  "at" | "action" | "subject" | "subjectId" | "actorId" | "actorName" | "facts"
>;

const text = fc.string({ maxLength: 12 });
const content: fc.Arbitrary<Content> = fc.record({
  at: fc
    .date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString()),
  action: fc.constantFrom("policy.created", "product.published", "vote.cast"),
  subject: text,
  subjectId: fc.uuid(),
  actorId: fc.option(fc.uuid()),
  actorName: text,
  facts: fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(text))),
});

/** A log as the writer of the log makes it. */
function chainOf(contents: readonly Content[]): AuditRecord[] {
  const records: AuditRecord[] = [];
  for (const [index, each] of contents.entries()) {
    const record = { ...each, seq: index + 1, previous: records.at(-1)?.hash ?? GENESIS };
    records.push({ ...record, hash: hashOfRecord(record) });
  }
  return records;
}

const log = fc.array(content, { minLength: 2, maxLength: 12 }).map(chainOf);

/** A log and a place in it. */
const logWithPlace = log.chain((records) =>
  fc.tuple(fc.constant(records), fc.nat({ max: records.length - 1 })),
);

function changed(record: AuditRecord, field: keyof AuditRecord): AuditRecord {
  switch (field) {
    case "seq":
      return { ...record, seq: record.seq + 1 };
    case "facts":
      return { ...record, facts: { ...record.facts, "slipped in": true } };
    case "at":
      return { ...record, at: new Date(Date.parse(record.at) + 1).toISOString() };
    default:
      return { ...record, [field]: `${record[field]}x` };
  }
}

function resealed(record: AuditRecord): AuditRecord {
  return { ...record, hash: hashOfRecord(record) };
}

describe("a log as it was written", () => {
  test("holds, and names its length and its head", async () => {
    await fc.assert(
      fc.asyncProperty(log, async (records) => {
        expect(await verifyChain(records)).toEqual({
          ok: true,
          count: records.length,
          head: records.at(-1)?.hash,
        });
      }),
    );
  });

  test("holds when nothing was decided yet", async () => {
    expect(await verifyChain([])).toEqual({ ok: true, count: 0, head: GENESIS });
  });

  test("holds whatever order the keys of its facts come back in, and against every head it ever had", async () => {
    await fc.assert(
      fc.asyncProperty(logWithPlace, async ([records, place]) => {
        const turned = records.map((record) => ({
          ...record,
          facts: Object.fromEntries(Object.entries(record.facts).toReversed()),
        }));
        expect(await verifyChain(turned, records[place]?.hash)).toMatchObject({ ok: true });
      }),
    );
  });
});

describe("it is found, and where,", () => {
  const FIELDS: readonly (keyof AuditRecord)[] = [
    "seq",
    "at",
    "action",
    "subject",
    "subjectId",
    "actorId",
    "actorName",
    "facts",
    "previous",
    "hash",
  ];
  test.each(FIELDS)("when the %s of any record is changed", async (field) => {
    await fc.assert(
      fc.asyncProperty(logWithPlace, async ([records, place]) => {
        const tampered = records.map((record, index) => (index === place ? changed(record, field) : record));
        const verdict = await verifyChain(tampered);
        expect(verdict).toMatchObject({ ok: false, seq: place + 1 });
      }),
    );
  });

  test("when a record but the last is changed and sealed anew: the next one no longer follows it", async () => {
    await fc.assert(
      fc.asyncProperty(logWithPlace, async ([records, place]) => {
        fc.pre(place < records.length - 1);
        const tampered = records.map((record, index) =>
          index === place ? resealed(changed(record, "facts")) : record,
        );
        expect(await verifyChain(tampered)).toEqual({ ok: false, seq: place + 2, reason: "unlinked" });
      }),
    );
  });

  test("when any record but the last is removed, the first ones included", async () => {
    await fc.assert(
      fc.asyncProperty(logWithPlace, fc.integer({ min: 1, max: 3 }), async ([records, place], many) => {
        fc.pre(place + many < records.length);
        const left = records.toSpliced(place, many);
        expect(await verifyChain(left)).toEqual({ ok: false, seq: place + 1, reason: "gap" });
      }),
    );
  });

  test("when a record is removed and the later ones are numbered and sealed anew, one by one", async () => {
    await fc.assert(
      fc.asyncProperty(logWithPlace, async ([records, place]) => {
        fc.pre(place < records.length - 1);
        const left = records
          .toSpliced(place, 1)
          .map((record, index) => (index < place ? record : resealed({ ...record, seq: index + 1 })));
        expect(await verifyChain(left)).toMatchObject({ ok: false, seq: place + 1, reason: "unlinked" });
      }),
    );
  });

  test("when a record is slipped in anywhere but at the end", async () => {
    await fc.assert(
      fc.asyncProperty(logWithPlace, content, async ([records, place], foreign) => {
        const previous = records[place - 1]?.hash ?? GENESIS;
        const slipped = resealed({ ...foreign, seq: place + 1, previous, hash: "" });
        const more = [...records.slice(0, place), slipped, ...records.slice(place)];
        expect(await verifyChain(more)).toEqual({ ok: false, seq: place + 1, reason: "order" });
      }),
    );
  });

  test("when two records change places", async () => {
    await fc.assert(
      fc.asyncProperty(logWithPlace, async ([records, place]) => {
        const [first, second] = [records[place], records[place + 1]];
        if (!first || !second) return;
        const swapped = records.toSpliced(place, 2, second, first);
        expect(await verifyChain(swapped)).toMatchObject({ ok: false, seq: place + 1 });
        const renumbered = records.toSpliced(
          place,
          2,
          { ...second, seq: first.seq },
          { ...first, seq: second.seq },
        );
        expect(await verifyChain(renumbered)).toMatchObject({ ok: false, seq: place + 1, reason: "changed" });
      }),
    );
  });
});

describe("what the log cannot tell by itself", () => {
  test("is that its newest records were cut off; a head noted outside tells it", async () => {
    await fc.assert(
      fc.asyncProperty(logWithPlace, async ([records, place]) => {
        fc.pre(place < records.length - 1);
        const left = records.slice(0, place + 1);
        expect(await verifyChain(left)).toMatchObject({ ok: true });
        const noted = records.at(-1)?.hash;
        expect(await verifyChain(left, noted)).toEqual({ ok: false, seq: left.length + 1, reason: "cut" });
      }),
    );
  });

  test("is that all was written anew from some record on; a head noted since tells it", async () => {
    await fc.assert(
      fc.asyncProperty(logWithPlace, async ([records, place]) => {
        const anew = chainOf(
          records.map((record, index) => (index === place ? changed(record, "facts") : record)),
        );
        expect(await verifyChain(anew)).toMatchObject({ ok: true });
        expect(await verifyChain(anew, records.at(-1)?.hash)).toMatchObject({ ok: false, reason: "cut" });
        const before = records[place - 1]?.hash;
        if (before) expect(await verifyChain(anew, before)).toMatchObject({ ok: true });
      }),
    );
  });
});
