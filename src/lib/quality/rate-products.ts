import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/platform/db";
import { type NewEvent, recordEvents } from "@/lib/platform/events";
import { PUBLISHED_LIFECYCLES } from "@/lib/registry/lifecycle";
import { readDescriptor } from "@/lib/registry/read-descriptor";
import { StoredDocument } from "@/lib/registry/stored-document";
import { IncidentStatus, Severity } from "./model";
import { promisesIn } from "./promise";
import { type ProofStanding, proofStanding } from "./proof";
import { readFindings } from "./read-findings";
import { rateTrust, TRUST_STATES, type TrustState } from "./trust";

const ProductRow = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  lifecycle: z.enum(PUBLISHED_LIFECYCLES),
  domainId: z.string(),
  domain: z.object({ slug: z.string() }),
  currentVersion: z.object({ id: z.string(), descriptor: StoredDocument }),
  compliance: z.object({ badge: z.string() }).nullable(),
  incidents: z.array(z.object({ title: z.string(), status: IncidentStatus, severity: Severity })),
  trust: z.object({ state: z.enum(TRUST_STATES), since: z.date() }).nullable(),
});
type ProductRow = z.infer<typeof ProductRow>;

/** Rates these products as of a moment and keeps it, with an event for each that is another than it was. */
export async function rateProducts(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  await lockProducts(tx, ids);
  const rows = await tx.dataProduct.findMany({
    where: {
      id: { in: [...ids] },
      lifecycle: { in: [...PUBLISHED_LIFECYCLES] },
      currentVersionId: { not: null },
    },
    select: {
      id: true,
      name: true,
      title: true,
      lifecycle: true,
      domainId: true,
      domain: { select: { slug: true } },
      currentVersion: { select: { id: true, descriptor: true } },
      compliance: { select: { badge: true } },
      incidents: {
        where: { endedAt: null },
        select: { title: true, status: true, severity: true },
        orderBy: { openedAt: "asc" },
      },
      trust: { select: { state: true, since: true } },
    },
  });
  const products = z
    .array(ProductRow)
    .parse(rows)
    .map((product) => ({
      ...product,
      promises: promisesIn(readDescriptor(product.currentVersion.descriptor).descriptor),
    }));
  const findings = await readFindings(
    tx,
    products.map(({ id: productId, promises }) => ({ productId, promises })),
  );
  const rated = products.map(({ promises, ...product }) => {
    const standings = promises.map((promise) => ({
      ...promise,
      standing: proofStanding(promise, findings(product.id, promise.key), at),
    }));
    return { product, ...ratingOf(product, standings, at) };
  });
  await writeTrust(
    tx,
    rated.map(({ row }) => row),
  );
  await recordEvents(
    tx,
    rated.flatMap(({ product, row }) => eventOf(product, row.state)),
  );
}

/** Two who rate the same product do so one after the other, and the later one sees what the earlier one wrote. */
export async function lockProducts(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM "data_product" WHERE "id" = ANY(${[...ids]}) ORDER BY "id" FOR NO KEY UPDATE`;
}

type Standing = { words: string; about: string; standing: ProofStanding };

function ratingOf(product: ProductRow, promises: readonly Standing[], at: Date) {
  const badge = product.compliance?.badge ?? null;
  const { state, reasons } = rateTrust({
    promises: promises.map(({ words, about, standing }) => ({ words, about, state: standing.state })),
    incidents: product.incidents,
    isNonCompliant: badge === "non-compliant",
    isDeprecated: product.lifecycle === "deprecated",
  });
  const count = (wanted: ProofStanding["state"]) =>
    promises.filter(({ standing }) => standing.state === wanted).length;
  const ends = promises.flatMap(({ standing }) => ("until" in standing ? [standing.until.getTime()] : []));
  return {
    row: {
      productId: product.id,
      state,
      reasons,
      promises: promises.length,
      kept: count("kept"),
      ageing: count("ageing"),
      violated: count("violated"),
      versionId: product.currentVersion.id,
      lifecycle: product.lifecycle,
      badge,
      since: product.trust?.state === state ? product.trust.since : at,
      validUntil: ends.length > 0 ? new Date(Math.min(...ends)) : null,
    },
  };
}

type TrustRow = ReturnType<typeof ratingOf>["row"];

async function writeTrust(tx: Tx, rows: readonly TrustRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "product_trust" ("product_id", "state", "reasons", "promises", "kept", "ageing", "violated",
      "version_id", "lifecycle", "badge", "since", "valid_until")
    SELECT r."productId", r."state", ARRAY(SELECT jsonb_array_elements_text(r."reasons")), r."promises", r."kept",
      r."ageing", r."violated", r."versionId", r."lifecycle", r."badge", r."since", r."validUntil"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("productId" text, "state" text, "reasons" jsonb,
      "promises" int, "kept" int, "ageing" int, "violated" int, "versionId" text, "lifecycle" text, "badge" text,
      "since" timestamptz, "validUntil" timestamptz)
    ON CONFLICT ("product_id") DO UPDATE SET
      "state" = excluded."state", "reasons" = excluded."reasons", "promises" = excluded."promises",
      "kept" = excluded."kept", "ageing" = excluded."ageing", "violated" = excluded."violated",
      "version_id" = excluded."version_id", "lifecycle" = excluded."lifecycle", "badge" = excluded."badge",
      "since" = excluded."since", "valid_until" = excluded."valid_until"`;
}

/** A product that was never rated counts as unproven, which is what search says of it too. */
function eventOf({ id, trust, domain, domainId, name, title }: ProductRow, to: TrustState): NewEvent[] {
  const from = trust?.state ?? "unproven";
  if (from === to) return [];
  const payload = { from, to, domainId, domain: domain.slug, name, title };
  return [{ type: "product.trust-changed", subjectId: id, actorId: null, payload }];
}
