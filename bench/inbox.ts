import { randomUUID } from "node:crypto";
import { findConsumers } from "@/lib/access/queries/find-consumers";
import { countInbox, findInbox } from "@/lib/access/queries/find-inbox";
import { findMyAccess } from "@/lib/access/queries/find-my-access";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { PageRequest } from "@/lib/registry/page";
import { createPerson } from "../tests/people";
import { DOMAINS, type GeneratedProduct, generateProducts } from "./support/generated-products";
import { insertMesh } from "./support/insert-mesh";
import { timeEach } from "./support/measure";
import { DATABASE } from "./support/publisher";
import type { Row } from "./support/row";

const PRODUCTS = 500;
const WAITING = 1_000;
const CONSUMERS = 200;
const ROUNDS = Array.from({ length: 20 }, (_, i) => i);
const DAY_MS = 86_400_000;

/** What an owner of much sees: a thousand requests that wait, and a product that two hundred people use. */
export async function measure(): Promise<Row[]> {
  const products = generateProducts(PRODUCTS);
  const owner = await insertMesh([...products]);
  const asker = await createPerson({ name: "Consumer" });
  const people = await Promise.all(Array.from({ length: CONSUMERS }, () => createPerson()));
  await insertRequests(products, asker);
  const [used] = products;
  if (!used) throw new Error("There is no product.");
  await insertGrants(used, people, owner);

  if ((await findInbox(owner)).total !== WAITING) throw new Error("Some requests do not wait.");
  const ref = { domain: DOMAINS[used.domain]?.slug ?? "", name: used.name };
  if ((await findConsumers(owner, ref))?.grants.length !== CONSUMERS) throw new Error("Some have no access.");
  const count = await timeEach(ROUNDS, () => countInbox(owner));
  const page = await timeEach(ROUNDS, () => findInbox(owner, PageRequest.parse({})));
  const last = await timeEach(ROUNDS, () => findInbox(owner, PageRequest.parse({ page: WAITING / 20 })));
  const consumers = await timeEach(ROUNDS, () => findConsumers(owner, ref));
  const mine = await timeEach(ROUNDS, () => findMyAccess(asker));
  const size = `${WAITING.toLocaleString("en")} waiting, ${DATABASE}`;
  return [
    {
      row: `inbox: counted for every page, ${size}`,
      ...count,
      budget: { value: count.p95, limit: 50, unit: "ms" },
    },
    { row: `inbox: a page of 20, ${size}`, ...page, budget: { value: page.p95, limit: 150, unit: "ms" } },
    { row: "  the last page", ...last },
    {
      row: `access: the ${CONSUMERS} consumers of a product, ${DATABASE}`,
      ...consumers,
      budget: { value: consumers.p95, limit: 150, unit: "ms" },
    },
    { row: `access: my access, ${size}`, ...mine, budget: { value: mine.p95, limit: 300, unit: "ms" } },
  ];
}

function portOf({ document }: GeneratedProduct): string {
  const [port] = Array.isArray(document.outputPorts) ? document.outputPorts : [];
  const name = typeof port === "object" && port !== null && "name" in port ? port.name : null;
  if (typeof name !== "string") throw new Error("A product has no port.");
  return name;
}

type Asked = { product: GeneratedProduct; consumer: Actor; port: string };

/** One transaction: a request is whole once it has ended. */
async function insertAsked(asked: readonly Asked[], requestedAt: Date) {
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

async function insertRequests(products: readonly GeneratedProduct[], asker: Actor): Promise<void> {
  const other = await createPerson({ name: "Another consumer" });
  const asked = [asker, other].flatMap((consumer) =>
    products.map((product) => ({ product, consumer, port: portOf(product) })),
  );
  await insertAsked(asked.slice(0, WAITING), new Date(Date.now() - DAY_MS));
}

async function insertGrants(
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
