import { expect, test } from "vitest";
import { z } from "zod";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { tidyEmbeddedDatabase } from "@/lib/platform/tidy-database";
import { createPerson } from "../people";

async function knownRows(): Promise<number> {
  const rows = await db.$queryRaw`SELECT "reltuples"::int AS "rows" FROM "pg_class" WHERE "relname" = 'user'`;
  return z.tuple([z.object({ rows: z.number() })]).parse(rows)[0].rows;
}

test.skipIf(env.DATABASE_URL)("the embedded database knows afterwards how large its tables are", async () => {
  await createPerson();
  await createPerson();
  await tidyEmbeddedDatabase();
  expect(await knownRows()).toBe(await db.user.count());
});
