import "server-only";
import { answerMigration } from "@/lib/access/commands/answer-migration";
import { configureAccess } from "@/lib/access/commands/configure-access";
import { decideAccess } from "@/lib/access/commands/decide-access";
import { giveBackAccess, revokeAccess } from "@/lib/access/commands/end-access";
import { requestAccess } from "@/lib/access/commands/request-access";
import { addPurpose } from "@/lib/access/commands/save-purpose";
import { consumerKey } from "@/lib/access/consumer";
import { askMovers } from "@/lib/access/migrations";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { fromRefText } from "@/lib/registry/ref-text";
import { named } from "@/lib/registry/visible-product";
import { DEMO_ACCESS, DEMO_PURPOSES, type DemoAccess } from "./access";
import { DEMO_PEOPLE } from "./people";
import { actorFor } from "./settle-in";

/** Asks for access, decides and ends it, as people of the demo do; answers the ids of the purposes there are. */
export async function createDemoAccess(
  ada: Actor,
  domainIds: ReadonlyMap<string, string>,
): Promise<string[]> {
  const purposeIds = new Map<string, string>();
  for (const purpose of DEMO_PURPOSES) purposeIds.set(purpose.name, (await addPurpose(ada, purpose)).id);
  const settings = { approvers: [], maxDays: 180, isTeamApproved: true, revision: 0 };
  const webVisits = { domain: "marketing", name: "web-visits" };
  await configureAccess(await actorFor("mara@agora.example"), { ...webVisits, ...settings });

  for (const asked of DEMO_ACCESS) await play(asked, { domainIds, purposeIds });
  await askMovers(now());
  for (const asked of DEMO_ACCESS) await answer(asked);
  // All of it has been dealt with; an outbox full of it would only hide the mails that matter.
  await db.mail.deleteMany({ where: { to: { in: DEMO_PEOPLE.map(({ email }) => email) } } });
  return [...purposeIds.values()];
}

type Ids = { domainIds: ReadonlyMap<string, string>; purposeIds: ReadonlyMap<string, string> };

async function play(asked: DemoAccess, { domainIds, purposeIds }: Ids): Promise<void> {
  const asker = await actorFor(asked.by);
  const ref = fromRefText(asked.product);
  if (!ref) throw new Error(`${asked.product} names no product.`);
  const answer = await requestAccess(asker, {
    ports: [{ ...ref, port: asked.port, columns: [...(asked.columns ?? [])] }],
    consumer: await consumerOf(asked, asker, domainIds),
    purposeId: purposeIds.get(asked.registered ?? "") ?? null,
    purpose: asked.purpose,
    days: asked.days,
    renewsId: null,
  });
  if (!answer.requested) throw new Error(`${asked.product}: ${Object.values(answer.faults).join(" ")}`);
  const { id } = await db.accessRequestPort.findFirstOrThrow({ where: { requestId: answer.id } });
  for (const { by, decision, reason = "", alternative = "" } of asked.decisions)
    await decideAccess(await actorFor(by), { ids: [id], decision, reason, alternative });
  if (!asked.ended) return;
  const grant = await db.accessGrant.findUniqueOrThrow({ where: { requestPortId: id } });
  const { by, revokedFor } = asked.ended;
  const actor = await actorFor(by);
  if (revokedFor === null) await giveBackAccess(actor, { id: grant.id });
  else await revokeAccess(actor, { id: grant.id, note: revokedFor });
}

/** Says, where the demo has it, whether they will be ready when a deprecated product goes. */
async function answer({ by, moves, product, port }: DemoAccess): Promise<void> {
  if (!moves) return;
  const ref = fromRefText(product);
  const grant = await db.accessGrant.findFirstOrThrow({
    where: {
      portName: port,
      endedAt: null,
      ...(ref && { product: named(ref) }),
      requestPort: { request: { requestedBy: { email: by } } },
    },
    select: { id: true },
  });
  const { answer, note } = moves;
  const actor = await actorFor(moves.by);
  await answerMigration(actor, { id: grant.id, cause: "deprecated", answer, until: null, note });
}

async function consumerOf(
  { consumer }: DemoAccess,
  asker: Actor,
  domainIds: ReadonlyMap<string, string>,
): Promise<string> {
  if (consumer === undefined) return consumerKey("person", asker.id);
  const ref = fromRefText(consumer);
  if (ref) {
    const { id } = await db.dataProduct.findFirstOrThrow({ where: named(ref), select: { id: true } });
    return consumerKey("product", id);
  }
  const domainId = domainIds.get(consumer);
  if (!domainId) throw new Error(`There is no domain ${consumer} to ask for.`);
  return consumerKey("domain", domainId);
}
