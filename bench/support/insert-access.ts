import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import type { GeneratedProduct } from "./generated-products";

const DAY_MS = 86_400_000;

export function portOf({ document }: GeneratedProduct): string {
  const [port] = Array.isArray(document.outputPorts) ? document.outputPorts : [];
  const name = typeof port === "object" && port !== null && "name" in port ? port.name : null;
  if (typeof name !== "string") throw new Error("A product has no port.");
  return name;
}

type Asked = { product: GeneratedProduct; consumer: Actor; port: string };

/** One transaction: a request is whole once it has ended. */
export async function insertAsked(asked: readonly Asked[], requestedAt: Date) {
  const rows = asked.map(({ product, consumer, port }) => {
    const facts = { consumerKey: `person:${consumer.id}`, productId: product.id, portName: port };
    return { ...facts, id: randomUUID(), requestId: randomUUID(), personId: consumer.id };
  });
  await db.$transaction([
    db.accessRequest.createMany({
      data: rows.map(({ requestId: id, consumerKey, personId }) => {
        const facts = { purpose: "Plan the staff of our shops by it.", days: 90, requestedAt };
        return { id, consumerKey, personId, requestedById: personId, ...facts };
      }),
    }),
    db.accessRequestPort.createMany({ data: rows.map(({ personId: _personId, ...row }) => row) }),
  ]);
  return rows;
}

/** Access in force for each of these people, as an owner granted it. */
export async function insertGrants(
  product: GeneratedProduct,
  people: readonly Actor[],
  owner: Actor,
): Promise<void> {
  const port = portOf(product);
  const rows = await insertAsked(
    people.map((consumer) => ({ product, consumer, port })),
    new Date(Date.now() - DAY_MS),
  );
  const startsAt = new Date();
  const decided = rows.map((row) => ({ ...row, decisionId: randomUUID() }));
  await db.$transaction([
    db.accessDecision.createMany({
      data: decided.map(({ id: requestPortId, decisionId: id }) => {
        const facts = { step: 1, ofSteps: 1, outcome: "approved", isFinal: true, at: startsAt };
        return { id, requestPortId, decidedById: owner.id, ...facts };
      }),
    }),
    db.accessGrant.createMany({
      data: decided.map(({ id: requestPortId, consumerKey, productId, portName, decisionId }) => {
        const term = { startsAt, expiresAt: new Date(startsAt.getTime() + 90 * DAY_MS) };
        return {
          requestPortId,
          consumerKey,
          productId,
          portName,
          decisionId,
          versionId: `v-${productId}`,
          ...term,
        };
      }),
    }),
  ]);
}
