import { randomUUID } from "node:crypto";
import { writeSync } from "node:fs";
import { db } from "@/lib/platform/db";
import { recordEvent } from "@/lib/platform/events";

// Writes until it is killed and says each id once the database has acknowledged it; see durability.db.test.ts.

async function write(): Promise<never> {
  for (;;) {
    const id = randomUUID();
    await db.$transaction(async (tx) => {
      await tx.mail.create({ data: { id, to: "a@example.com", subject: "s", body: "b".repeat(500) } });
      await recordEvent(tx, { type: "user.created", subjectId: id, actorId: null });
    });
    // Synchronous: what was said stays said when the process dies on the next line.
    writeSync(1, `${id}\n`);
  }
}

await Promise.all([write(), write(), write()]);
