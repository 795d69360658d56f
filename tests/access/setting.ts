import { requestAccess } from "@/lib/access/commands/request-access";
import { consumerKey } from "@/lib/access/consumer";
import { RequestAccess } from "@/lib/access/inputs";
import type { AccessGrant } from "@/lib/access/model";
import { findInbox } from "@/lib/access/queries/find-inbox";
import { findMyAccess } from "@/lib/access/queries/find-my-access";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { saveDraft } from "@/lib/registry/commands/save-draft";
import type { JsonObject } from "@/lib/registry/json";
import type { ProductRef } from "@/lib/registry/model";
import { createPerson, reloadActor } from "../people";
import { aMesh, aPublished, publishDraft } from "../registry/mesh";

/** The mesh of two domains with a privacy steward, and somebody who consumes. */
export async function anAccessMesh() {
  const mesh = await aMesh();
  return {
    ...mesh,
    privacy: await aPrivacySteward(),
    consumer: await createPerson({ name: "Dana Consumer" }),
    analyst: await createPerson({
      name: "Tom Analyst",
      domainRoles: { [mesh.marketing.id]: "contributor" },
    }),
  };
}

export async function aPrivacySteward(): Promise<Actor> {
  const { id } = await createPerson({ name: "Ingrid Privacy" });
  await db.orgRoleAssignment.create({ data: { userId: id, role: "category-steward", scope: "privacy" } });
  return reloadActor(id);
}

type PortFacts = {
  approval?: string;
  autoApprove?: boolean;
  maxDays?: number;
  classification?: string;
  personalData?: string;
};

export function aPort(name: string, facts: PortFacts = {}): JsonObject {
  const { approval = "owner", autoApprove = false, maxDays = 365 } = facts;
  const { classification = "internal", personalData = "none" } = facts;
  const custom = [{ property: "personalData", value: personalData }];
  return {
    name,
    type: "table",
    access: { approval, autoApprove, maxDays },
    contract: {
      schema: [
        {
          name,
          properties: [
            { name: "id", classification: "internal" },
            { name: "email", classification, customProperties: custom },
          ],
        },
      ],
    },
  };
}

export function aDocument(ports: readonly JsonObject[], facts: JsonObject = {}): JsonObject {
  return {
    title: "Orders",
    terms: { usage: "For use inside the company." },
    visibility: { discoverableBy: "everyone" },
    outputPorts: [...ports],
    ...facts,
  };
}

/** Published with a plain port and a personal one, both decided by the owner. */
export async function aSharedProduct(
  owner: Actor,
  domain: string,
  document = aDocument([aPort("lines"), aPort("people", { personalData: "personal" })]),
) {
  return aPublished(owner, domain, document);
}

/** Publishes another version of it. */
export async function publishAgain(
  owner: Actor,
  { id, ref }: { id: string; ref: ProductRef },
  document: JsonObject,
): Promise<void> {
  const { draftRevision } = await db.dataProduct.findUniqueOrThrow({ where: { id } });
  const saving = await saveDraft(owner, { ...ref, revision: draftRevision, descriptor: document });
  if (!saving.saved) throw new Error("Somebody else saved the draft.");
  const versions = await db.productVersion.count({ where: { productId: id } });
  await publishDraft(owner, id, `${versions + 1}.0.0`);
}

type Asking = { consumer?: string; days?: number; purpose?: string; renewsId?: string; columns?: string[] };

export function asking(
  actor: Actor,
  ref: ProductRef,
  ports: readonly string[],
  { columns = [], consumer = consumerKey("person", actor.id), days = 90, ...facts }: Asking = {},
): RequestAccess {
  return RequestAccess.parse({
    ports: ports.map((port) => ({ ...ref, port, columns })),
    consumer,
    days,
    purpose: "Plan the staff of our shops by it.",
    ...facts,
  });
}

/** Asks, and answers the ids of what is to be decided, by port. */
export async function ask(
  actor: Actor,
  ref: ProductRef,
  ports: readonly string[],
  facts: Asking = {},
): Promise<Record<string, string>> {
  const answer = await requestAccess(actor, asking(actor, ref, ports, facts));
  if (!answer.requested) throw new Error(JSON.stringify(answer.faults));
  const rows = await db.accessRequestPort.findMany({ where: { requestId: answer.id } });
  return Object.fromEntries(rows.map(({ id, portName }) => [portName, id]));
}

export async function grantsOf(actor: Actor): Promise<readonly AccessGrant[]> {
  return (await findMyAccess(actor)).grants;
}

export async function waitingFor(actor: Actor): Promise<string[]> {
  return (await findInbox(actor)).items.map(({ request }) => request.id);
}

export async function mailsTo({ email }: Actor): Promise<string[]> {
  const rows = await db.mail.findMany({ where: { to: email }, orderBy: { createdAt: "asc" } });
  return rows.map(({ subject }) => subject);
}
