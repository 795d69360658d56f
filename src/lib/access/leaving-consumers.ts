import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/platform/db";
import { CONSUMER, inForceAt, toConsumer } from "./access-rows";
import { MIGRATION_ANSWERS } from "./burn-down";

const LeavingConsumer = z.object({
  /** The id of the grant. */
  id: z.string(),
  name: z.string(),
  portName: z.string(),
  state: z.enum(["unanswered", ...MIGRATION_ANSWERS]),
  until: z.string().nullable(),
  note: z.string(),
  answeredAt: z.date().nullable(),
});
export type LeavingConsumer = z.infer<typeof LeavingConsumer>;

/** Everybody who has access to a product that is going, with what they said last. */
export async function readLeavingConsumers(tx: Tx, productId: string, at: Date): Promise<LeavingConsumer[]> {
  const rows = await tx.accessGrant.findMany({
    where: { productId, ...inForceAt(at) },
    select: {
      id: true,
      portName: true,
      requestPort: { select: { request: { select: CONSUMER } } },
      migrations: {
        where: { isOpen: true, cause: "deprecated" },
        select: {
          answers: {
            select: { answer: true, until: true, note: true, at: true },
            orderBy: [{ at: "desc" }, { id: "desc" }],
            take: 1,
          },
        },
      },
    },
    orderBy: [{ expiresAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, portName, requestPort, migrations }) => {
    const last = migrations[0]?.answers[0];
    return LeavingConsumer.parse({
      id,
      name: toConsumer(requestPort.request).name,
      portName,
      state: last?.answer ?? "unanswered",
      until: last?.until ?? null,
      note: last?.note ?? "",
      answeredAt: last?.at ?? null,
    });
  });
}
