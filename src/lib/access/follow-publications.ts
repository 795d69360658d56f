import "server-only";
import { z } from "zod";
import { db, type Tx } from "@/lib/platform/db";
import { followEach } from "@/lib/platform/event-cursor";
import { recordEvent } from "@/lib/platform/events";
import { compareVersions } from "@/lib/registry/breaking-changes";
import type { Descriptor } from "@/lib/registry/descriptor";
import { readDescriptor } from "@/lib/registry/read-descriptor";
import { StoredDocument } from "@/lib/registry/stored-document";
import { mailAttestation, mailEnd } from "./access-mail";
import { factsOf, GRANT, REQUEST, toGrant, toRequest } from "./access-rows";
import { endGrant, insertDecision, lockGrant, wordsOf } from "./access-store";
import { confirmUntil, isInForce, moveGrant } from "./grant-rules";
import { askToMove } from "./migrations";
import type { AccessGrant } from "./model";
import { attestationCauses, isSameBasis, portBasis } from "./port-basis";
import { type ProductAccess, readProductAccess } from "./port-rows";
import { isOpenState } from "./request-rules";

export const FOLLOWER = "access";

/** Looks at what was published since the last time, and asks consumers to confirm what has changed for them. */
export function followPublications(at: Date): Promise<number> {
  return followEach(FOLLOWER, async (events) => {
    const products = new Set(
      events.filter(({ type }) => type === "product.published").map(({ subjectId }) => subjectId),
    );
    let asked = 0;
    for (const productId of products) asked += await followProduct(productId, at);
    return asked;
  });
}

/** Compares what each consumer agreed to with the version people see now; answers how many were asked. */
export async function followProduct(productId: string, at: Date): Promise<number> {
  const [product] = await readProductAccess(db, { id: productId });
  if (!product?.version) return 0;
  const grants = await db.accessGrant.findMany({
    where: { productId, endedAt: null },
    select: { id: true, portName: true },
    orderBy: { id: "asc" },
  });
  if (grants.length === 0) return 0;
  const broken = await readBrokenPorts(product);
  let asked = 0;
  for (const { id, portName } of grants) {
    asked += await db.$transaction((tx) => followGrant(tx, product, id, at));
    const { id: versionId } = product.version;
    if (broken.has(portName))
      await db.$transaction((tx) => askToMove(tx, id, { cause: "breaking", versionId, at }));
  }
  await closeRequestsWithoutPort(product, at);
  return asked;
}

/** The ports that read differently than in the version before; a port that is gone ends access by itself. */
async function readBrokenPorts({ version, descriptor }: ProductAccess): Promise<Set<string>> {
  if (!version) return new Set();
  const rows = await db.$queryRaw`
    SELECT v."descriptor", b."descriptor" AS "before" FROM "product_version" v
    JOIN LATERAL (
      SELECT o."descriptor" FROM "product_version" o
      WHERE o."product_id" = v."product_id" AND o."ordinal" < v."ordinal" ORDER BY o."ordinal" DESC LIMIT 1
    ) b ON true
    WHERE v."id" = ${version.id}`;
  const [versions] = z.array(z.object({ descriptor: StoredDocument, before: StoredDocument })).parse(rows);
  if (!versions) return new Set();
  const ports = descriptor.outputPorts ?? [];
  const { breaking } = compareVersions(versions.before, versions.descriptor);
  return new Set(
    breaking.flatMap(({ pointer }) => {
      const [, index] = /^\/outputPorts\/(\d+)(\/|$)/.exec(pointer) ?? [];
      return index === undefined ? [] : (ports[Number(index)]?.name ?? []);
    }),
  );
}

async function followGrant(tx: Tx, product: ProductAccess, id: string, at: Date): Promise<number> {
  await lockGrant(tx, id);
  const row = await tx.accessGrant.findUnique({ where: { id }, select: GRANT });
  const grant = row && toGrant(row, at);
  if (!grant || !product.version || !isInForce(grant.state)) return 0;
  const after = portBasis(product.descriptor, grant.request.portName);
  if (!after) {
    const reason = `Version ${product.version.version} has no such port any more.`;
    await endGrant(tx, grant, { kind: "port-removed", by: null, reason, at });
    await mailEnd(tx, grant, { kind: "port-removed", reason });
    return 0;
  }
  const agreed = await readAgreed(tx, id);
  const before = portBasis(agreed.confirmed, grant.request.portName) ?? after;
  const causes = attestationCauses(before, after);
  const open = grant.attestation;
  if (open && agreed.asked) {
    const shown = portBasis(agreed.asked, grant.request.portName);
    if (causes.length > 0 && shown && isSameBasis(shown, after)) return 0;
    await tx.accessAttestationAnswer.create({
      data: { attestationId: open.id, outcome: "superseded", at },
      select: { attestationId: true },
    });
  }
  return causes.length === 0 ? 0 : ask(tx, grant, product.version, { causes, at, isAgain: open !== null });
}

async function ask(
  tx: Tx,
  grant: AccessGrant,
  version: { id: string; version: string },
  { causes, at, isAgain }: { causes: ReturnType<typeof attestationCauses>; at: Date; isAgain: boolean },
): Promise<number> {
  if (!moveGrant(factsOf(grant), isAgain ? "ask-again" : "ask", at).allowed) return 0;
  const dueAt = confirmUntil(at);
  await tx.accessAttestation.create({
    data: {
      grantId: grant.id,
      productId: grant.request.product.id,
      versionId: version.id,
      causes,
      askedAt: at,
      dueAt,
    },
    select: { id: true },
  });
  await recordEvent(tx, {
    type: "access.attestation-asked",
    subjectId: grant.id,
    actorId: null,
    payload: { ...wordsOf(grant.request), causes: causes.join(", "), version: version.version },
  });
  await mailAttestation(tx, grant, { causes, dueAt, version: version.version });
  return 1;
}

const AgreedRow = z.object({
  version: z.object({ descriptor: StoredDocument }),
  attestations: z.array(
    z.object({
      isOpen: z.boolean(),
      version: z.object({ descriptor: StoredDocument }),
      answer: z.object({ outcome: z.string() }).nullable(),
    }),
  ),
});

/** The document the consumer agreed to last, and the one they are asked about now. */
async function readAgreed(tx: Tx, id: string): Promise<{ confirmed: Descriptor; asked: Descriptor | null }> {
  const version = { select: { descriptor: true } };
  const row = await tx.accessGrant.findUniqueOrThrow({
    where: { id },
    select: {
      version,
      attestations: {
        where: { OR: [{ isOpen: true }, { answer: { outcome: "confirmed" } }] },
        select: { isOpen: true, version, answer: { select: { outcome: true } } },
        orderBy: { askedAt: "asc" },
      },
    },
  });
  const grant = AgreedRow.parse(row);
  const confirmed = grant.attestations.findLast(({ answer }) => answer !== null) ?? grant;
  const open = grant.attestations.find(({ isOpen }) => isOpen);
  return {
    confirmed: readDescriptor(confirmed.version.descriptor).descriptor,
    asked: open ? readDescriptor(open.version.descriptor).descriptor : null,
  };
}

/** Nobody can decide about a port that is gone. */
async function closeRequestsWithoutPort(product: ProductAccess, at: Date): Promise<void> {
  const rows = await db.accessRequestPort.findMany({
    where: { productId: product.id, isOpen: true },
    select: { id: true, portName: true },
  });
  const gone = rows.filter(({ portName }) => portBasis(product.descriptor, portName) === null);
  for (const { id } of gone) {
    await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "access_request_port" WHERE "id" = ${id} FOR UPDATE`;
      const row = await tx.accessRequestPort.findUnique({ where: { id }, select: REQUEST });
      const request = row && toRequest(row, at);
      if (!request || !isOpenState(request.state)) return;
      const step = request.state === "second-step" ? 2 : 1;
      await insertDecision(tx, request, product, {
        decision: { step, ofSteps: step, outcome: "expired", decidedById: null },
        isFinal: true,
        isAutomatic: true,
        reason: `Version ${product.version?.version} has no such port any more.`,
      });
    });
  }
}
