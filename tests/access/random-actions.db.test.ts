import { expect, test } from "vitest";
import { answerMigration } from "@/lib/access/commands/answer-migration";
import { attestAccess } from "@/lib/access/commands/attest-access";
import { decideAccess } from "@/lib/access/commands/decide-access";
import { giveBackAccess, revokeAccess } from "@/lib/access/commands/end-access";
import { requestAccess } from "@/lib/access/commands/request-access";
import { withdrawAccess } from "@/lib/access/commands/withdraw-access";
import { consumerKey } from "@/lib/access/consumer";
import { followProduct } from "@/lib/access/follow-publications";
import { runAccessJobs } from "@/lib/access/jobs";
import { verifyAuditLog } from "@/lib/governance/queries/verify-audit-log";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { pick, seededRandom } from "../discovery/random";
import { createPerson } from "../people";
import { aDocument, anAccessMesh, aPort, aSharedProduct, asking } from "./setting";

/** More of them by hand: TEST_ACTIONS=10000. */
const ACTIONS = Number(process.env.TEST_ACTIONS ?? 600);
const AT_ONCE = 16;
const PORTS = ["lines", "people", "open"];

const mesh = await anAccessMesh();
const people = [
  mesh.owner,
  mesh.steward,
  mesh.privacy,
  mesh.analyst,
  mesh.marketer,
  mesh.consumer,
  ...(await Promise.all(Array.from({ length: 4 }, () => createPerson({ name: "Newcomer" })))),
];
const products = await Promise.all(
  Array.from({ length: 3 }, () =>
    aSharedProduct(
      mesh.owner,
      mesh.sales.slug,
      aDocument([
        aPort("lines"),
        aPort("people", { personalData: "personal" }),
        aPort("open", { autoApprove: true }),
      ]),
    ),
  ),
);

const random = seededRandom(20261123);
type Action = (actor: Actor) => Promise<unknown>;

async function someRequest(): Promise<string> {
  // What is decided already can be tried as well, but not so often that nothing else happens.
  const rows = await db.accessRequestPort.findMany({
    where: random() < 0.8 ? { isOpen: true } : {},
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.length === 0 ? "none" : pick(random, rows).id;
}

async function someGrant(): Promise<string> {
  const rows = await db.accessGrant.findMany({
    where: random() < 0.8 ? { endedAt: null } : {},
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.length === 0 ? "none" : pick(random, rows).id;
}

const decide =
  (decision: "approve" | "deny"): Action =>
  async (actor) =>
    decideAccess(actor, { ids: [await someRequest()], decision, reason: "So be it.", alternative: "" });

const ACTIONS_BY_WEIGHT: readonly [number, Action][] = [
  [
    30,
    (actor) => {
      const consumer =
        random() < 0.6 ? consumerKey("person", actor.id) : consumerKey("domain", mesh.marketing.id);
      const ports = PORTS.filter(() => random() < 0.5);
      const days = pick(random, [1, 30, 90]);
      return requestAccess(
        actor,
        asking(actor, pick(random, products).ref, ports.length ? ports : ["lines"], { consumer, days }),
      );
    },
  ],
  [
    5,
    async (actor) => {
      const renewsId = await someGrant();
      const grant = await db.accessGrant.findUnique({ where: { id: renewsId } });
      const product = products.find(({ id }) => id === grant?.productId);
      if (!grant || !product) return;
      const { consumerKey: consumer } = grant;
      await requestAccess(actor, asking(actor, product.ref, [grant.portName], { consumer, renewsId }));
    },
  ],
  [35, decide("approve")],
  [6, decide("deny")],
  [6, async (actor) => withdrawAccess(actor, { id: await someRequest() })],
  [6, async (actor) => giveBackAccess(actor, { id: await someGrant() })],
  [6, async (actor) => revokeAccess(actor, { id: await someGrant(), note: "Enough." })],
  [3, async (actor) => attestAccess(actor, { id: await someGrant(), answer: "confirm" })],
  [
    2,
    async (actor) =>
      answerMigration(actor, {
        id: await someGrant(),
        cause: "breaking",
        answer: "acknowledged",
        until: null,
        note: "",
      }),
  ],
  [1, () => runAccessJobs(new Date())],
  [1, () => followProduct(pick(random, products).id, new Date())],
];
const DECK = ACTIONS_BY_WEIGHT.flatMap(([weight, action]) => Array.from({ length: weight }, () => action));

/** What is refused is refused with a reason; everything else that is thrown is a fault of ours. */
async function perform(): Promise<"done" | "refused"> {
  return pick(
    random,
    DECK,
  )(pick(random, people)).then(
    () => "done",
    (error) => {
      if (error instanceof AppError) return "refused";
      throw error;
    },
  );
}

/** Each line counts what must not be there. */
const IMPOSSIBLE: Record<string, string> = {
  "two open requests of one consumer at one port": `
    SELECT 1 FROM access_request_port WHERE is_open GROUP BY consumer_key, product_id, port_name HAVING count(*) > 1`,
  "two grants in force of one consumer at one port": `
    SELECT 1 FROM access_grant WHERE ended_at IS NULL GROUP BY consumer_key, product_id, port_name HAVING count(*) > 1`,
  "a grant without a final approval": `
    SELECT 1 FROM access_grant g JOIN access_decision d ON d.id = g.decision_id
    WHERE NOT (d.is_final AND d.outcome = 'approved' AND d.request_port_id = g.request_port_id)`,
  "a final approval without a grant": `
    SELECT 1 FROM access_decision d LEFT JOIN access_grant g ON g.decision_id = d.id
    WHERE d.is_final AND d.outcome = 'approved' AND g.id IS NULL`,
  "personal data given by one person": `
    SELECT 1 FROM access_grant g WHERE g.port_name = 'people' AND (
      SELECT count(DISTINCT decided_by_id) FROM access_decision d WHERE d.request_port_id = g.request_port_id) < 2`,
  "somebody who decided what they asked for": `
    SELECT 1 FROM access_decision d JOIN access_request_port p ON p.id = d.request_port_id
    JOIN access_request r ON r.id = p.request_id
    WHERE d.outcome IN ('approved', 'denied') AND d.decided_by_id = r.requested_by_id`,
  "a request that is open after its final decision, or closed without one": `
    SELECT 1 FROM access_request_port p WHERE p.is_open = EXISTS (
      SELECT 1 FROM access_decision d WHERE d.request_port_id = p.id AND d.is_final)`,
  "a grant that ended without an end, or has one and goes on": `
    SELECT 1 FROM access_grant g LEFT JOIN access_grant_end e ON e.grant_id = g.id
    WHERE (g.ended_at IS NULL) <> (e.grant_id IS NULL)`,
  "a renewal in force beside what it renews": `
    SELECT 1 FROM access_grant g JOIN access_request_port p ON p.id = g.request_port_id
    JOIN access_grant earlier ON earlier.id = p.renews_id WHERE g.ended_at IS NULL AND earlier.ended_at IS NULL`,
};

test(`${ACTIONS} random actions, ${AT_ONCE} at once, leave nothing impossible behind`, async () => {
  let left = ACTIONS;
  const outcomes = { done: 0, refused: 0 };
  async function worker(): Promise<void> {
    while (left-- > 0) outcomes[await perform()] += 1;
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker));

  for (const [what, sql] of Object.entries(IMPOSSIBLE)) {
    const rows: unknown[] = await db.$queryRawUnsafe(sql);
    expect([what, rows.length]).toEqual([what, 0]);
  }
  const grants = await db.accessGrant.count();
  const records = (action: string) => db.auditRecord.count({ where: { action } });
  expect(await records("access.granted")).toBe(grants);
  expect(await records("access.ended")).toBe(await db.accessGrantEnd.count());
  expect(await verifyAuditLog(mesh.admin, { noted: "" })).toMatchObject({ ok: true });
  // Otherwise nothing was tried.
  expect(outcomes.done).toBeGreaterThan(ACTIONS / 10);
  expect(grants).toBeGreaterThan(ACTIONS / 100);
}, 900_000);
