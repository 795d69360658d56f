import { readdir } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { answerMigration } from "@/lib/access/commands/answer-migration";
import { attestAccess } from "@/lib/access/commands/attest-access";
import { configureAccess } from "@/lib/access/commands/configure-access";
import { decideAccess } from "@/lib/access/commands/decide-access";
import { giveBackAccess, revokeAccess } from "@/lib/access/commands/end-access";
import { nameDatabaseRole } from "@/lib/access/commands/name-database-role";
import { requestAccess } from "@/lib/access/commands/request-access";
import { retireSharedProduct } from "@/lib/access/commands/retire-shared-product";
import { retryProvisioning } from "@/lib/access/commands/retry-provisioning";
import {
  addPurpose,
  changePurpose,
  reinstatePurpose,
  retirePurpose,
} from "@/lib/access/commands/save-purpose";
import { withdrawAccess } from "@/lib/access/commands/withdraw-access";
import { consumerKey } from "@/lib/access/consumer";
import { followProduct } from "@/lib/access/follow-publications";
import { DecideAccess } from "@/lib/access/inputs";
import { askToMove } from "@/lib/access/migrations";
import { findAccessOffer } from "@/lib/access/queries/find-access-offer";
import { findConsumers, maySeeConsumers } from "@/lib/access/queries/find-consumers";
import { findDatabases } from "@/lib/access/queries/find-databases";
import { countInbox, findInbox } from "@/lib/access/queries/find-inbox";
import { findLeadTime } from "@/lib/access/queries/find-lead-time";
import { countToConfirm, findMyAccess } from "@/lib/access/queries/find-my-access";
import { findDatabaseRoles, findProvisioning } from "@/lib/access/queries/find-provisioning";
import { findPurposes } from "@/lib/access/queries/find-purposes";
import { findStanding } from "@/lib/access/queries/find-standing";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { createPerson } from "../people";
import { aDocument, anAccessMesh, aPort, aSharedProduct, ask, asking, publishAgain } from "./setting";

let mesh: Awaited<ReturnType<typeof anAccessMesh>> & { named: Actor };
let purpose: { id: string };

beforeAll(async () => {
  const made = await anAccessMesh();
  const named = await createPerson({ name: "Named", domainRoles: { [made.sales.id]: "contributor" } });
  mesh = { ...made, named };
  purpose = await addPurpose(mesh.admin, { name: "Reporting", description: "" });
});

/** In Sales, which owns the product: owner, steward, contributor. In Marketing, which consumes: analyst, marketer. */
const ROLES = [
  "owner",
  "steward",
  "contributor",
  "named",
  "analyst",
  "marketer",
  "privacy",
  "consumer",
  "stranger",
  "admin",
  "auditor",
] as const;
type Role = (typeof ROLES)[number];
type Outcome = "done" | "forbidden" | "not-found" | "conflict";

const TARGET = "warehouse.internal:5432/mesh";

/** A product of Sales; Marketing has access to one port, is asked to confirm it, and asks for another. */
async function aSituation() {
  const ports = (classification: string) =>
    aDocument([
      aPort("lines", { classification }),
      aPort("people", { personalData: "personal" }),
      { name: "loose" },
    ]);
  const product = await aSharedProduct(mesh.owner, mesh.sales.slug, ports("internal"));
  const settings = { ...product.ref, approvers: [mesh.named.id], maxDays: null, isTeamApproved: false };
  await configureAccess(mesh.steward, { ...settings, revision: 0 });
  const consumer = consumerKey("domain", mesh.marketing.id);
  const {
    lines = "",
    people = "",
    loose = "",
  } = await ask(mesh.analyst, product.ref, ["lines", "people", "loose"], { consumer });
  await decide(mesh.owner, lines);
  const { id: grant } = await db.accessGrant.findUniqueOrThrow({ where: { requestPortId: lines } });
  await db.accessProvision.create({
    data: { grantId: grant, target: TARGET, state: "waiting-for-role", at: new Date() },
  });
  await publishAgain(mesh.owner, product, ports("restricted"));
  await followProduct(product.id, new Date());
  const { id: versionId } = await db.productVersion.findFirstOrThrow({ where: { productId: product.id } });
  const asked = { cause: "breaking", versionId, at: new Date() } as const;
  await db.$transaction((tx) => askToMove(tx, grant, asked));
  return { product, settings, consumer, people, loose, grant };
}

const decide = (actor: Actor, id: string) =>
  decideAccess(actor, DecideAccess.parse({ ids: [id], decision: "approve" }));

const no = "forbidden";
const unseen = "not-found";
type Run = (actor: Actor, situation: Awaited<ReturnType<typeof aSituation>>) => Promise<unknown>;
type Row = Record<Role, Outcome>;

// biome-ignore format: a table is read by its columns.
const COMMANDS: Record<string, { run: Run; expected: Row }> = {
  "requestAccess for oneself": {
    run: (actor, { product }) => requestAccess(actor, asking(actor, product.ref, ["people"])),
    expected: { owner: "done", steward: "done", contributor: "done", named: "done", analyst: "done", marketer: "done", privacy: "done", consumer: "done", stranger: "done", admin: "done", auditor: "done" },
  },
  "requestAccess for the domain": {
    run: (actor, { product, consumer }) => requestAccess(actor, asking(actor, product.ref, ["people"], { consumer })),
    expected: { owner: no, steward: no, contributor: no, named: no, analyst: "done", marketer: "done", privacy: no, consumer: no, stranger: no, admin: no, auditor: no },
  },
  "decideAccess, the first step": {
    run: (actor, { people }) => decide(actor, people),
    expected: { owner: "done", steward: no, contributor: unseen, named: no, analyst: no, marketer: no, privacy: no, consumer: unseen, stranger: unseen, admin: no, auditor: no },
  },
  "decideAccess, where somebody is named": {
    run: (actor, { loose }) => decide(actor, loose),
    expected: { owner: no, steward: no, contributor: unseen, named: "done", analyst: no, marketer: no, privacy: no, consumer: unseen, stranger: unseen, admin: no, auditor: no },
  },
  "decideAccess, the second step": {
    run: async (actor, { people }) => { await decide(mesh.owner, people); await decide(actor, people); },
    // For the owner the button was pressed twice, which changes nothing.
    expected: { owner: "done", steward: no, contributor: unseen, named: no, analyst: no, marketer: no, privacy: "done", consumer: unseen, stranger: unseen, admin: no, auditor: no },
  },
  withdrawAccess: {
    run: (actor, { people }) => withdrawAccess(actor, { id: people }),
    expected: { owner: no, steward: no, contributor: unseen, named: no, analyst: "done", marketer: "done", privacy: no, consumer: unseen, stranger: unseen, admin: no, auditor: no },
  },
  giveBackAccess: {
    run: (actor, { grant }) => giveBackAccess(actor, { id: grant }),
    expected: { owner: no, steward: no, contributor: unseen, named: no, analyst: "done", marketer: "done", privacy: no, consumer: unseen, stranger: unseen, admin: no, auditor: no },
  },
  revokeAccess: {
    run: (actor, { grant }) => revokeAccess(actor, { id: grant, note: "Enough." }),
    expected: { owner: "done", steward: "done", contributor: unseen, named: no, analyst: no, marketer: no, privacy: no, consumer: unseen, stranger: unseen, admin: no, auditor: no },
  },
  attestAccess: {
    run: (actor, { grant }) => attestAccess(actor, { id: grant, answer: "confirm" }),
    expected: { owner: no, steward: no, contributor: unseen, named: no, analyst: "done", marketer: "done", privacy: no, consumer: unseen, stranger: unseen, admin: no, auditor: no },
  },
  answerMigration: {
    run: (actor, { grant }) => answerMigration(actor, { id: grant, cause: "breaking", answer: "acknowledged", until: null, note: "" }),
    expected: { owner: no, steward: no, contributor: unseen, named: no, analyst: "done", marketer: "done", privacy: no, consumer: unseen, stranger: unseen, admin: no, auditor: no },
  },
  "retireSharedProduct, before all are ready": {
    run: (actor, { product }) => retireSharedProduct(actor, { ...product.ref, note: "It cannot wait." }),
    expected: { owner: "done", steward: no, contributor: no, named: no, analyst: no, marketer: no, privacy: no, consumer: no, stranger: no, admin: no, auditor: no },
  },
  configureAccess: {
    run: (actor, { settings }) => configureAccess(actor, { ...settings, revision: 1 }),
    expected: { owner: "done", steward: "done", contributor: no, named: no, analyst: no, marketer: no, privacy: no, consumer: no, stranger: no, admin: no, auditor: no },
  },
  nameDatabaseRole: {
    run: (actor, { consumer }) => nameDatabaseRole(actor, { consumer, target: TARGET, role: `login_${actor.id.slice(0, 8)}` }),
    expected: { owner: no, steward: no, contributor: no, named: no, analyst: no, marketer: "done", privacy: no, consumer: no, stranger: no, admin: no, auditor: no },
  },
  retryProvisioning: {
    run: (actor, { grant }) => retryProvisioning(actor, { id: grant }),
    expected: { owner: "done", steward: "done", contributor: unseen, named: no, analyst: no, marketer: no, privacy: no, consumer: unseen, stranger: unseen, admin: "done", auditor: no },
  },
  addPurpose: {
    run: (actor) => addPurpose(actor, { name: `Purpose of ${actor.id}`, description: "" }),
    expected: { owner: no, steward: no, contributor: no, named: no, analyst: no, marketer: no, privacy: no, consumer: no, stranger: no, admin: "done", auditor: no },
  },
  changePurpose: {
    run: (actor) => changePurpose(actor, { ...purpose, revision: 1, name: "Reports", description: "" }),
    expected: { owner: no, steward: no, contributor: no, named: no, analyst: no, marketer: no, privacy: no, consumer: no, stranger: no, admin: "done", auditor: no },
  },
  retirePurpose: {
    run: (actor) => retirePurpose(actor, purpose),
    expected: { owner: no, steward: no, contributor: no, named: no, analyst: no, marketer: no, privacy: no, consumer: no, stranger: no, admin: "done", auditor: no },
  },
  reinstatePurpose: {
    run: (actor) => reinstatePurpose(actor, purpose),
    expected: { owner: no, steward: no, contributor: no, named: no, analyst: no, marketer: no, privacy: no, consumer: no, stranger: no, admin: "done", auditor: no },
  },
};

const outcomeOf = (running: Promise<unknown>) =>
  running.then(
    () => "done",
    (error: { code?: string }) => error.code,
  );

describe.each(Object.entries(COMMANDS))("%s", (_name, { run, expected }) => {
  const allowed = ROLES.filter((role) => expected[role] === "done");
  const refused = ROLES.filter((role) => expected[role] !== "done");

  test("is refused to everybody else, as if it were not there to those who may not know of it", async () => {
    // Whom it is refused changes nothing, so they share what they try it on.
    const situation = await aSituation();
    for (const role of refused) {
      expect([role, await outcomeOf(run(mesh[role], situation))]).toEqual([role, expected[role]]);
    }
  });

  test.each(allowed)("is done for %s", async (role) => {
    expect(await outcomeOf(run(mesh[role], await aSituation()))).toBe("done");
  });
});

test("with an access token nobody does any of it", async () => {
  const situation = await aSituation();
  for (const role of ["owner", "analyst", "marketer", "admin", "privacy"] as const) {
    const token: Actor = { ...mesh[role], tokenScopes: ["read", "check", "publish", "evidence"] };
    for (const [name, { run }] of Object.entries(COMMANDS)) {
      const outcome = await outcomeOf(run(token, situation));
      expect([name, role, outcome]).toEqual([name, role, expect.stringMatching(/forbidden|not-found/)]);
    }
    expect(await findInbox(token)).toEqual({ items: [], total: 0 });
  }
});

describe("of what others ask for and have", () => {
  const ANSWERS: Record<string, (actor: Actor, ref: { domain: string; name: string }) => Promise<unknown>> = {
    findAccessOffer: (actor, ref) => findAccessOffer(actor, ref),
    findConsumers: (actor, ref) => findConsumers(actor, ref),
    findInbox: (actor) => findInbox(actor),
    countInbox: (actor) => countInbox(actor),
    findLeadTime: (actor, ref) => findLeadTime(actor, ref),
    findMyAccess: (actor) => findMyAccess(actor),
    countToConfirm: (actor) => countToConfirm(actor),
    findPurposes: (actor) => findPurposes(actor).catch((error: { code?: string }) => error.code),
    findStanding: (actor, ref) => findStanding(actor, ref),
    findProvisioning: async (actor) => {
      const ids = (await db.accessGrant.findMany({ select: { id: true } })).map(({ id }) => id);
      return [...(await findProvisioning(actor, ids)).values()];
    },
    findDatabaseRoles: (actor) => findDatabaseRoles(actor),
    findDatabases: (actor) => findDatabases(actor, []).catch((error: { code?: string }) => error.code),
  };

  test("no query is missing here", async () => {
    const folder = path.resolve(import.meta.dirname, "../../src/lib/access/queries");
    const exported: string[] = [];
    for (const file of await readdir(folder)) {
      const module: Record<string, unknown> = await import(path.join(folder, file));
      exported.push(...Object.keys(module).filter((name) => typeof module[name] === "function"));
    }
    expect(exported.sort()).toEqual([...Object.keys(ANSWERS), "maySeeConsumers"].sort());
  });

  test.each(Object.keys(ANSWERS))(
    "%s tells a stranger, and a contributor of the owner, nothing",
    async (query) => {
      const { product, people, grant } = await aSituation();
      for (const role of ["stranger", "contributor"] as const) {
        const answer = JSON.stringify((await ANSWERS[query]?.(mesh[role], product.ref)) ?? null);
        expect(answer).not.toContain(people);
        expect(answer).not.toContain(grant);
        expect(answer).not.toContain("Tom Analyst");
      }
    },
  );

  test("of a hidden product nothing at all is told", async () => {
    const hidden = aDocument([aPort("lines")], { visibility: { discoverableBy: "domains" } });
    const { ref } = await aSharedProduct(mesh.owner, mesh.sales.slug, hidden);
    expect(await findAccessOffer(mesh.stranger, ref)).toBeNull();
    expect(await findConsumers(mesh.stranger, ref)).toBeNull();
    expect(await findConsumers(mesh.privacy, ref)).toBeNull();
    expect(await findStanding(mesh.stranger, ref)).toEqual({ grants: [], open: [] });
  });

  test("those who answer for the product, and those who oversee access, see who has it", async () => {
    const { product, grant } = await aSituation();
    for (const role of ROLES) {
      const sees = ["owner", "steward", "privacy", "admin", "auditor"].includes(role);
      expect(maySeeConsumers(mesh[role], { domainId: mesh.sales.id })).toBe(sees);
      const answer = await findConsumers(mesh[role], product.ref);
      expect([role, answer?.grants.items.map(({ id }) => id)]).toEqual([role, sees ? [grant] : undefined]);
      expect(answer?.mayManage ?? false).toBe(["owner", "steward"].includes(role));
    }
  });
});
