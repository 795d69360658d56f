import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { openDatabase } from "@/lib/platform/open-database";
import { toRows } from "@/lib/registry/rows";
import { createPerson } from "../../tests/people";
import { DOMAINS, type GeneratedProduct, generateProducts } from "./generated-products";

/**
 * Ten thousand published products, put into the tables in bulk: through the gate they would take half an hour. Each
 * has a version and the evaluation that the version needs, so that every query sees what it would see.
 */

const AT_ONCE = 250;
const START = Date.UTC(2026, 0, 1);

/** Fills an empty database; answers an admin who owns every domain. */
export async function insertMesh(products = generateProducts()): Promise<Actor> {
  await openDatabase();
  for (const domain of DOMAINS) await db.domain.create({ data: domain });
  const owned = Object.fromEntries(DOMAINS.map(({ id }) => [id, "owner" as const]));
  const admin = await createPerson({ email: BENCH_ADMIN, orgRoles: ["admin"], domainRoles: owned });
  for (let start = 0; start < products.length; start += AT_ONCE) {
    await insertProducts(products.slice(start, start + AT_ONCE), start);
  }
  await publishAll();
  // What the server makes up for once in the life of a database would otherwise run beside what is measured.
  await db.setting.createMany({
    data: [{ key: "backfill:business-definitions", value: true }],
    skipDuplicates: true,
  });
  return admin;
}

export const BENCH_ADMIN = "bench@agora.example";

async function insertProducts(products: readonly GeneratedProduct[], start: number): Promise<void> {
  const rows = products.map(({ document }) => toRows(document));
  const ofEach = <R extends object>(of: (index: number) => readonly R[]) =>
    JSON.stringify(products.flatMap(({ id: productId }, i) => of(i).map((row) => ({ ...row, productId }))));
  const facts = products.map(({ id, domain, name, title, summary, document }, i) => {
    const at = new Date(START + (start + i) * 60_000);
    return { id, domainId: DOMAINS[domain]?.id, name, title, summary, draft: document, at };
  });
  await db.$executeRaw`
    INSERT INTO "data_product" ("id", "domain_id", "name", "title", "summary", "draft", "discoverable_by",
      "audience", "draft_updated_at", "updated_at")
    SELECT r."id", r."domainId", r."name", r."title", r."summary", r."draft", 'everyone', ARRAY[r."domainId"],
      r."at", r."at"
    FROM json_to_recordset(${JSON.stringify(facts)}::json) AS r("id" text, "domainId" text, "name" text,
      "title" text, "summary" text, "draft" json, "at" timestamptz)`;
  await db.$executeRaw`
    INSERT INTO "output_port" ("product_id", "position", "name", "type", "platform", "version")
    SELECT r.* FROM json_to_recordset(${ofEach((i) => rows[i]?.ports ?? [])}::json)
      AS r("productId" text, "position" int, "name" text, "type" text, "platform" text, "version" text)`;
  await db.$executeRaw`
    INSERT INTO "product_tag" ("product_id", "tag")
    SELECT r.* FROM json_to_recordset(${ofEach((i) => (rows[i]?.tags ?? []).map((tag) => ({ tag })))}::json)
      AS r("productId" text, "tag" text)`;
  await db.$executeRaw`
    INSERT INTO "input_edge" ("product_id", "position", "input_name", "product_ref", "port_name", "external")
    SELECT r.* FROM json_to_recordset(${ofEach((i) => rows[i]?.inputs ?? [])}::json)
      AS r("productId" text, "position" int, "inputName" text, "productRef" text, "portName" text, "external" text)`;
  await db.$executeRaw`
    INSERT INTO "business_definition" ("product_id", "position", "port_name", "path", "url")
    SELECT r.* FROM json_to_recordset(${ofEach((i) => rows[i]?.definitions ?? [])}::json)
      AS r("productId" text, "position" int, "portName" text, "path" text, "url" text)`;
  await db.$executeRaw`
    INSERT INTO "column"
      ("product_id", "position", "port_name", "path", "type", "classification", "personal_data", "description")
    SELECT r.* FROM json_to_recordset(${ofEach((i) => rows[i]?.columns ?? [])}::json)
      AS r("productId" text, "position" int, "portName" text, "path" text, "type" text, "classification" text,
      "personalData" text, "description" text)`;
}

/** The draft of each product becomes its version, with the evaluation that the version needs. */
async function publishAll(): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "evaluation" ("id", "product_id", "snapshot_hash", "bundle_hash", "decision", "outcomes", "as_of")
    SELECT 'e-' || "id", "id", 'snapshot of ' || "id", 'none', 'publishable', '[]', "updated_at" FROM "data_product"`;
  await db.$executeRaw`
    INSERT INTO "product_version" ("id", "product_id", "ordinal", "version", "descriptor", "snapshot_hash",
      "evaluation_id", "decision", "published_at")
    SELECT 'v-' || "id", "id", 1, '1.0.0', "draft", 'snapshot of ' || "id", 'e-' || "id", 'publishable', "updated_at"
    FROM "data_product"`;
  await db.$executeRaw`UPDATE "data_product" SET "current_version_id" = 'v-' || "id", "lifecycle" = 'active'`;
  await db.$executeRawUnsafe("VACUUM ANALYZE");
}
