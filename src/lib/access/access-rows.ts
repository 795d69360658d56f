import "server-only";
import type { Actor } from "@/lib/identity/model";
import { can, domainsWhere } from "@/lib/identity/permissions";
import type { Prisma } from "@/lib/platform/prisma/client";
import { type Consumer, readConsumerKey } from "./consumer";
import { type GrantFacts, grantState } from "./grant-rules";
import { AccessGrant, AccessRequest } from "./model";
import { requestState } from "./request-rules";

const PERSON = { select: { id: true, name: true } } as const;

/** For whom a request is. */
export const CONSUMER = {
  consumerKey: true,
  person: PERSON,
  domain: PERSON,
  product: { select: { id: true, title: true, domainId: true } },
} as const satisfies Prisma.AccessRequestSelect;

/** A request at one port, as lists show it and rules ask for it. */
export const REQUEST = {
  id: true,
  requestId: true,
  columns: true,
  portName: true,
  renewsId: true,
  secondStepFor: true,
  request: {
    select: {
      ...CONSUMER,
      requestedBy: PERSON,
      requestedById: true,
      requestedAt: true,
      registered: { select: { name: true } },
      purpose: true,
      days: true,
    },
  },
  product: {
    select: {
      id: true,
      name: true,
      title: true,
      sunset: true,
      domain: { select: { id: true, slug: true, name: true, hue: true } },
    },
  },
  decisions: {
    select: {
      step: true,
      ofSteps: true,
      outcome: true,
      decidedBy: PERSON,
      decidedById: true,
      isAutomatic: true,
      reason: true,
      alternativeId: true,
      at: true,
    },
    orderBy: { step: "asc" },
  },
} as const satisfies Prisma.AccessRequestPortSelect;

type RequestRow = Prisma.AccessRequestPortGetPayload<{ select: typeof REQUEST }>;

export function toRequest({ request, product, ...row }: RequestRow, now: Date): AccessRequest {
  const { name, ...facts } = product;
  const { registered, person: _p, domain: _d, product: _c, consumerKey: _k, ...asked } = request;
  const parsed = AccessRequest.omit({ state: true }).parse({
    ...row,
    ...asked,
    purposeName: registered?.name ?? null,
    consumer: toConsumer(request),
    product: { ...facts, ref: { domain: product.domain.slug, name } },
  });
  return { ...parsed, state: requestState(parsed, now) };
}

type ConsumerRow = Pick<RequestRow["request"], "consumerKey" | "person" | "domain" | "product">;

export function toConsumer({ consumerKey: key, person, domain, product }: ConsumerRow): Consumer {
  const { kind, id } = readConsumerKey(key);
  switch (kind) {
    case "person":
      return { key, kind, id, name: person?.name ?? "", domainId: null };
    case "domain":
      return { key, kind, id, name: domain?.name ?? "", domainId: id };
    case "product":
      return { key, kind, id, name: product?.title ?? "", domainId: product?.domainId ?? null };
  }
}

export const GRANT = {
  id: true,
  requestPort: { select: REQUEST },
  startsAt: true,
  expiresAt: true,
  endedAt: true,
  end: { select: { kind: true, endedBy: PERSON, reason: true, at: true } },
  attestations: {
    where: { isOpen: true },
    select: {
      id: true,
      causes: true,
      version: { select: { version: true } },
      askedAt: true,
      dueAt: true,
    },
  },
  migrations: {
    where: { isOpen: true },
    select: {
      id: true,
      cause: true,
      version: { select: { version: true } },
      askedAt: true,
      answers: {
        select: { answer: true, until: true, note: true, at: true },
        orderBy: [{ at: "desc" }, { id: "desc" }],
        take: 1,
      },
    },
    orderBy: { cause: "asc" },
  },
  renewedBy: { where: { isOpen: true }, select: { id: true }, take: 1 },
} as const satisfies Prisma.AccessGrantSelect;

type GrantRow = Prisma.AccessGrantGetPayload<{ select: typeof GRANT }>;

export function toGrant(
  { requestPort, attestations, migrations, renewedBy, ...row }: GrantRow,
  now: Date,
): AccessGrant {
  const [open] = attestations;
  const parsed = AccessGrant.omit({ state: true }).parse({
    ...row,
    request: toRequest(requestPort, now),
    migrations: migrations.map(({ version, answers: [last], ...migration }) => ({
      ...migration,
      version: version?.version ?? null,
      state: last?.answer ?? "unanswered",
      until: last?.until ?? null,
      note: last?.note ?? "",
      answeredAt: last?.at ?? null,
    })),
    attestation: open ? { ...open, version: open.version.version } : null,
    renewalId: renewedBy[0]?.id ?? null,
  });
  return { ...parsed, state: grantState(factsOf(parsed), now) };
}

/** The condition of `isInForce`, for lists that are counted and cut into pages. */
export function inForceAt(at: Date): Prisma.AccessGrantWhereInput {
  return {
    endedAt: null,
    expiresAt: { gt: at },
    attestations: { none: { isOpen: true, dueAt: { lte: at } } },
  };
}

/** What the rules of grants ask of one. */
export function factsOf({
  startsAt,
  expiresAt,
  end,
  attestation,
}: Pick<AccessGrant, "startsAt" | "expiresAt" | "end" | "attestation">): GrantFacts {
  return { startsAt, expiresAt, end: end?.kind ?? null, confirmBy: attestation?.dueAt ?? null };
}

/** Stewards of privacy answer for who uses personal data, wherever it is. */
export function isPrivacySteward({ stewardOf, tokenScopes }: Actor): boolean {
  return tokenScopes === null && stewardOf.includes("privacy");
}

/** Requests made for consumers the actor acts for. */
export function askedBy(actor: Actor): Prisma.AccessRequestWhereInput {
  const domains = domainsWhere(actor, "access.request");
  const within = domains === "all" ? {} : { in: domains };
  return {
    OR: [
      { requestedById: actor.id },
      { personId: actor.id },
      { domainId: within },
      { product: { domainId: within } },
    ],
  };
}

/** Those who have to do with it: who asks, who answers for the product, who decides, who oversees. */
export function visibleRequests(actor: Actor): Prisma.AccessRequestPortWhereInput {
  // An empty condition among alternatives would match nothing rather than everything.
  if (can(actor, "access.read-all") || isPrivacySteward(actor)) return {};
  return { OR: [{ request: askedBy(actor) }, { product: managedBy(actor) }] };
}

export function visibleGrants(actor: Actor): Prisma.AccessGrantWhereInput {
  return { requestPort: visibleRequests(actor) };
}

/** Products the actor answers for, or is named to decide about. */
export function managedBy(actor: Actor): Prisma.DataProductWhereInput {
  const domains = domainsWhere(actor, "access.manage");
  return {
    OR: [
      { domainId: domains === "all" ? {} : { in: domains } },
      { accessSettings: { approvers: { some: { userId: actor.id } } } },
    ],
  };
}
