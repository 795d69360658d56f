import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/prisma/client";
import { Evidence } from "./evidence";
import type { ContractPromise } from "./promise";
import type { Findings } from "./proof";

type Asked = { productId: string; promises: readonly Pick<ContractPromise, "key" | "fingerprint">[] };

const FindingRow = z.object({
  productId: z.string(),
  element: z.string(),
  which: z.enum(["own", "telling", "any"]),
  ...Evidence.shape,
});

/**
 * The findings that count, by product and key: three steps into an index for each promise, however long its history is.
 * A promise nobody has looked at is answered as such.
 */
export async function readFindings(
  tx: Tx,
  products: readonly Asked[],
): Promise<(productId: string, key: string) => Findings<Evidence>> {
  const asked = products.flatMap(({ productId, promises }) =>
    promises.map(({ key, fingerprint }) => ({ productId, key, fingerprint })),
  );
  if (asked.length === 0) return () => ({ latest: null, telling: null });
  const rows = await tx.$queryRaw`
    SELECT f.*, r."source", r."reporter", u."name" AS "reportedBy"
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS a("productId" text, "key" text, "fingerprint" text)
    CROSS JOIN LATERAL (
      (SELECT 'own' AS "which", ${FINDING} AND e."fingerprint" = a."fingerprint" ${LAST})
      UNION ALL
      (SELECT 'telling', ${FINDING} AND e."fingerprint" = a."fingerprint" AND e."outcome" <> 'unknown' ${LAST})
      UNION ALL
      (SELECT 'any', ${FINDING} ${LAST})
    ) f
    JOIN "evidence_report" r ON r."id" = f."reportId"
    LEFT JOIN "user" u ON u."id" = r."reported_by_id"`;
  const found = new Map<string, Partial<Record<z.infer<typeof FindingRow>["which"], Evidence>>>();
  for (const { productId, element, which, ...evidence } of z.array(FindingRow).parse(rows)) {
    const key = `${productId} ${element}`;
    found.set(key, { ...found.get(key), [which]: evidence });
  }
  return (productId, key) => {
    const { own, telling, any } = found.get(`${productId} ${key}`) ?? {};
    return { latest: own ?? any ?? null, telling: telling ?? null };
  };
}

const FINDING = Prisma.sql`e."product_id" AS "productId", e."element", e."report_id" AS "reportId", e."outcome",
  e."fingerprint", e."observed_at" AS "observedAt", e."value", e."note"
  FROM "evidence" e WHERE e."product_id" = a."productId" AND e."element" = a."key"`;
const LAST = Prisma.sql`ORDER BY e."observed_at" DESC, e."seq" DESC LIMIT 1`;
