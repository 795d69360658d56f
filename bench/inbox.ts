import { findConsumers } from "@/lib/access/queries/find-consumers";
import { countInbox, findInbox } from "@/lib/access/queries/find-inbox";
import { findMyAccess } from "@/lib/access/queries/find-my-access";
import type { Actor } from "@/lib/identity/model";
import { PageRequest } from "@/lib/registry/page";
import { createPerson } from "../tests/people";
import { DOMAINS, type GeneratedProduct, generateProducts } from "./support/generated-products";
import { insertAsked, insertGrants, portOf } from "./support/insert-access";
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
  if ((await findConsumers(owner, ref))?.inForce !== CONSUMERS) throw new Error("Some have no access.");
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

async function insertRequests(products: readonly GeneratedProduct[], asker: Actor): Promise<void> {
  const other = await createPerson({ name: "Another consumer" });
  const asked = [asker, other].flatMap((consumer) =>
    products.map((product) => ({ product, consumer, port: portOf(product) })),
  );
  await insertAsked(asked.slice(0, WAITING), new Date(Date.now() - DAY_MS));
}
