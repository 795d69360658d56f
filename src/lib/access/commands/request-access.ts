import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { AppError, notFound } from "@/lib/platform/errors";
import { recordEvents } from "@/lib/platform/events";
import { columnsOf } from "@/lib/registry/columns";
import { getVisibleProduct } from "@/lib/registry/visible-product";
import { mailDeciders } from "../access-mail";
import { REQUEST, toRequest } from "../access-rows";
import { wordsOf } from "../access-store";
import { daysMax, whyAutomatic } from "../access-terms";
import {
  type AskedProduct,
  checkBasket,
  type Refused,
  refuseBasket,
  type Verdicts,
} from "../basket-policies";
import { mayActFor } from "../consumer";
import { getConsumer } from "../consumer-rows";
import { readDirectory } from "../directory";
import type { AskedPort, RequestAccess } from "../inputs";
import type { AccessRequest } from "../model";
import { findOverlaps, isSameRequest, overlapWords } from "../overlaps";
import { portNamed } from "../port-basis";
import { type ProductAccess, readProductAccess } from "../port-rows";
import { whyNoAccess } from "../requestable";
import { settleGrant, settleRequest } from "../settle-due";
import { takeStep } from "../take-step";
import { whoDecides } from "../who-decides";

export type AccessAnswer = { requested: true; id: string } | Refused;

/**
 * Asks for access at one or several ports; what is asked for already is not asked for twice. Policies about access are
 * held to before anybody is asked: one port that they refuse holds up the basket, and the refusal leaves a record.
 */
export async function requestAccess(actor: Actor, input: RequestAccess): Promise<AccessAnswer> {
  return db.$transaction(async (tx): Promise<AccessAnswer> => {
    const basket = await readBasket(tx, actor, input.ports);
    const consumer = await getConsumer(tx, actor, input.consumer);
    if (!mayActFor(actor, consumer))
      throw new AppError(
        "forbidden",
        "Ask for yourself, or for a domain you work for or one of its products.",
      );
    // Of two requests of one consumer at the same moment the second must see the first.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${consumer.key}, 72707372))`;

    const faults = await faultsOf(tx, basket, input);
    if (Object.keys(faults).length > 0) return { requested: false, faults, refusals: [] };
    const overlaps = await findOverlaps(tx, consumer.key, basket);
    for (const { id } of overlaps.overGrants) await settleGrant(tx, id, now());
    for (const { id } of overlaps.overRequests) await settleRequest(tx, id, now());
    const same = isSameRequest(overlaps.open, actor, input);
    if (same !== null) return { requested: true, id: same };
    const overlap = overlapWords(overlaps, { renewsId: input.renewsId, now: now() });
    if (overlap !== null) return { requested: false, faults: { ports: overlap }, refusals: [] };
    const verdicts = await checkBasket(tx, basket, { ...input, consumer });
    const refused = [...verdicts].filter(([, { refusals }]) => refusals.length > 0);
    if (refused.length > 0) return refuseBasket(tx, actor, consumer, refused);

    const { id, requests } = await insertRequest(tx, actor, input, { basket, verdicts });
    await route(tx, actor, basket, requests);
    return { requested: true, id };
  });
}

async function readBasket(tx: Tx, actor: Actor, ports: readonly AskedPort[]): Promise<AskedProduct[]> {
  const basket: AskedProduct[] = [];
  const seen = new Map<string, ProductAccess>();
  for (const asked of ports) {
    const { id } = await getVisibleProduct(tx, actor, asked);
    const product = seen.get(id) ?? (await readProductAccess(tx, { id }))[0];
    if (!product) throw notFound("data product");
    seen.set(id, product);
    if (basket.some((other) => other.product.id === id && other.asked.port === asked.port)) continue;
    basket.push({ asked, product });
  }
  return basket;
}

async function faultsOf(
  tx: Tx,
  basket: readonly AskedProduct[],
  { days, purposeId, renewsId }: RequestAccess,
): Promise<Record<string, string>> {
  const faults: Record<string, string> = {};
  for (const { asked, product } of basket) {
    const port = portNamed(product.descriptor, asked.port);
    const refusal = whyNoAccess(product, asked.port);
    if (!port || refusal !== null) {
      faults.ports = refusal ?? "";
      continue;
    }
    const most = daysMax(port, product.terms);
    if (days > most) faults.days = `${asked.port} is given for ${most} days at most.`;
    const paths = new Set(columnsOf(port.contract ?? {}).map(({ path }) => path));
    if (asked.columns.some((path) => !paths.has(path)))
      faults.columns = `One of the columns is not in ${asked.port} any more. Choose again.`;
  }
  if (renewsId !== null && basket.length > 1) faults.ports = "One port is renewed at a time.";
  if (purposeId !== null && (await tx.purpose.count({ where: { id: purposeId, retiredAt: null } })) === 0)
    faults.purposeId = "This purpose is not offered any more. Choose another one.";
  return faults;
}

async function insertRequest(
  tx: Tx,
  actor: Actor,
  { consumer: key, days, purpose, purposeId, renewsId }: RequestAccess,
  { basket, verdicts }: { basket: readonly AskedProduct[]; verdicts: Verdicts },
): Promise<{ id: string; requests: AccessRequest[] }> {
  const [kind, consumerId = ""] = key.split(":");
  const requestedAt = now();
  const { id } = await tx.accessRequest.create({
    data: {
      requestedById: actor.id,
      consumerKey: key,
      personId: kind === "person" ? consumerId : null,
      domainId: kind === "domain" ? consumerId : null,
      productId: kind === "product" ? consumerId : null,
      purposeId,
      purpose,
      days,
      requestedAt,
    },
    select: { id: true },
  });
  const requests: AccessRequest[] = [];
  for (const one of basket) {
    const { asked, product } = one;
    const row = await tx.accessRequestPort.create({
      data: {
        requestId: id,
        consumerKey: key,
        productId: product.id,
        portName: asked.port,
        columns: [...new Set(asked.columns)].sort(),
        renewsId,
        secondStepFor: verdicts.get(one)?.secondStepFor?.policy.key ?? null,
      },
      select: REQUEST,
    });
    requests.push(toRequest(row, requestedAt));
  }
  await recordEvents(
    tx,
    requests.map((request) => ({
      type: "access.requested",
      subjectId: request.id,
      actorId: actor.id,
      payload: { ...wordsOf(request), days },
    })),
  );
  return { id, requests };
}

/** What settings approve is approved at once; the rest goes to those who decide. */
async function route(
  tx: Tx,
  actor: Actor,
  basket: readonly AskedProduct[],
  requests: readonly AccessRequest[],
): Promise<void> {
  const directory = await readDirectory(tx);
  const waiting: { request: AccessRequest; ids: readonly string[] }[] = [];
  for (const request of requests) {
    const found = basket.find(
      ({ asked, product }) => product.id === request.product.id && asked.port === request.portName,
    );
    if (!found) throw new Error(`${request.portName} was not asked for.`);
    const { product } = found;
    const { approvers, steps } = whoDecides(directory, product, request);
    const port = portNamed(product.descriptor, request.portName) ?? {};
    const reason = whyAutomatic(port, product.terms, isOfTeam(actor, request, product.domainId));
    if (reason === null) waiting.push({ request, ids: approvers.ids });
    else await takeStep(tx, directory, actor, { request, product, move: APPROVED, steps, reason });
  }
  await mailDeciders(tx, actor, waiting);
}

const APPROVED = { kind: "approve", by: null } as const;

/** Whether the consumer is of the very domain that owns the product; those above and below are others. */
function isOfTeam(actor: Actor, { consumer }: AccessRequest, domainId: string): boolean {
  if (consumer.kind !== "person") return consumer.domainId === domainId;
  return consumer.id === actor.id && Object.hasOwn(actor.domainRoles, domainId);
}
