import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashOfRecord, verifyChain } from "@/lib/governance/audit-chain";
import { AUDIT_CSV_HEAD, auditCsvLine, jsonLine } from "@/lib/governance/audit-export";
import { AuditRecord } from "@/lib/governance/audit-record";

function aRecord(facts: Partial<AuditRecord> = {}): AuditRecord {
  const record = {
    seq: 1,
    at: "2026-01-15T12:00:00.000Z",
    action: "policy.created",
    subject: "PRI-02",
    subjectId: "p1",
    actorId: null,
    actorName: "Ada",
    facts: {},
    previous: "agora audit log",
    ...facts,
  };
  return { ...record, hash: hashOfRecord(record) };
}

/** Reads a line of CSV as RFC 4180 says it. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
  );
}

describe("a line for a spreadsheet", () => {
  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "|calc", " =1", "\t=1", "\tx", "\rx", "＝1", '="a",b'])(
    "never begins a cell like a formula: %j",
    (subject) => {
      expect(cellsOf(auditCsvLine(aRecord({ subject })))[3]).toBe(`'${subject}`);
    },
  );

  test("has the columns of its head, whatever people wrote", () => {
    const columns = cellsOf(AUDIT_CSV_HEAD).length;
    fc.assert(
      fc.property(fc.string(), fc.string(), (subject, actorName) => {
        const cells = cellsOf(auditCsvLine(aRecord({ subject, actorName, facts: { said: subject } })));
        expect(cells).toHaveLength(columns);
        expect([subject, `'${subject}`]).toContain(cells[3]);
        expect(JSON.parse(cells[7] ?? "")).toEqual({ said: subject });
      }),
    );
  });
});

test("lines of JSON can be verified wherever they are taken", async () => {
  const records = [aRecord({ subject: "two\nlines", facts: { nested: { list: ["\u2028", null] } } })];
  const lines = records.map(jsonLine).join("");
  const read = lines
    .trimEnd()
    .split("\n")
    .map((line) => AuditRecord.parse(JSON.parse(line)));
  expect(await verifyChain(read)).toEqual({ ok: true, count: 1, head: records[0]?.hash });
});
