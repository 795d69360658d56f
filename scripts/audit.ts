// Recomputes the whole audit log: its length and its head, or the first record that does not hold.
// `npm run audit -- --head HASH` also sees that the log still goes on from a head noted before;
// `--export FILE` writes every record as a line of JSON. With the embedded database, while the server is stopped.

import { closeSync, existsSync, openSync, writeSync } from "node:fs";
import { parseArgs } from "node:util";

// What is already set wins.
if (existsSync(".env")) process.loadEnvFile(".env");

try {
  const { values } = parseArgs({ options: { head: { type: "string" }, export: { type: "string" } } });
  // Loaded here, since an unusable environment is told when it is read.
  const { openDatabase } = await import("@/lib/platform/open-database");
  const { closeEmbedded } = await import("@/lib/platform/embedded");
  const { db } = await import("@/lib/platform/db");
  const { verifyChain } = await import("@/lib/governance/audit-chain");
  const { VerifyAuditLog } = await import("@/lib/governance/audit-record");
  const { readAuditRecords } = await import("@/lib/governance/audit-rows");
  const { jsonLine } = await import("@/lib/governance/audit-export");
  const { breakWords } = await import("@/lib/governance/chain-verdict");

  const asked = VerifyAuditLog.safeParse({ noted: values.head });
  if (!asked.success) throw new Error(asked.error.issues[0]?.message);
  await openDatabase().catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${reason}\nWhile Agora runs, verify the log there: Governance, Audit.`, { cause });
  });
  try {
    if (values.export !== undefined) await exportTo(values.export, readAuditRecords(db), jsonLine);
    const verdict = await verifyChain(readAuditRecords(db), asked.data.noted || undefined);
    if (verdict.ok) {
      console.log(`records  ${verdict.count}`);
      console.log(`head     ${verdict.head}`);
      console.log(
        "The log is unbroken. Note the head elsewhere: with it, a later check finds a log that was cut.",
      );
    } else {
      console.error(`${breakWords(verdict)} Records that hold: ${verdict.seq - 1}.`);
      process.exitCode = 1;
    }
  } finally {
    await db.$disconnect();
    await closeEmbedded();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function exportTo<R>(file: string, records: AsyncIterable<R>, toLine: (record: R) => string) {
  const out = openSync(file, "w");
  let count = 0;
  try {
    for await (const record of records) {
      writeSync(out, toLine(record));
      count += 1;
    }
  } finally {
    closeSync(out);
  }
  console.log(`written  ${count} to ${file}`);
}
