import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { listedFor, readDomainIdsWithin } from "@/lib/registry/domain-rows";
import { NEWEST_FIRST } from "@/lib/registry/summary-rows";
import { aboutOf } from "../about";
import { readAccessInForce } from "../access-in-force";
import type { TriedRequirement } from "../model";
import type { PolicyPlace } from "../policy-access";
import {
  asBound,
  EFFECT_PRODUCTS_MAX,
  NO_EFFECT,
  outcomeFor,
  type PolicyEffect,
  withOutcome,
} from "../policy-effect";
import { PUBLISHED_SUBJECT, PublishedRow, toSubject } from "../published-subject";

const EffectRow = PublishedRow.extend({
  id: z.string(),
  title: z.string(),
  domain: z.object({ ...PublishedRow.shape.domain.shape, name: z.string(), hue: z.number().int() }),
});

/** Documents weigh up to two megabytes, so only a few are held at a time. */
const CHUNK = 20;

/**
 * What each of these requirements says of the published products it would bind and the actor can see: the newest
 * ones, up to a bound that the answer states.
 */
export async function findPolicyEffects(
  actor: Actor,
  { domainId }: PolicyPlace,
  requirements: readonly TriedRequirement[],
  tx: Tx = db,
): Promise<PolicyEffect[]> {
  const bound = domainId === null ? {} : { domainId: { in: await readDomainIdsWithin(tx, domainId) } };
  const where = { AND: [listedFor(actor), bound, { currentVersionId: { not: null } }] };
  const total = await tx.dataProduct.count({ where });
  const policies = requirements.map((requirement) => asBound(requirement));
  const isAboutAccess = requirements.some((requirement) => aboutOf(requirement) === "access");
  const asOf = now();
  let effects = policies.map((): PolicyEffect => ({ ...NO_EFFECT, total }));

  for (let skip = 0; skip < Math.min(total, EFFECT_PRODUCTS_MAX); skip += CHUNK) {
    const rows = await tx.dataProduct.findMany({
      where,
      select: {
        ...PUBLISHED_SUBJECT,
        id: true,
        title: true,
        domain: { select: { slug: true, name: true, hue: true } },
      },
      orderBy: [...NEWEST_FIRST],
      skip,
      take: CHUNK,
    });
    const access = isAboutAccess
      ? await readAccessInForce(
          tx,
          rows.map(({ id }) => id),
        )
      : null;
    for (const row of z.array(EffectRow).parse(rows)) {
      const subject = {
        ...toSubject(row, { asOf, waivers: [] }),
        ...(access && { access: access.get(row.id) ?? [] }),
      };
      effects = policies.map((policy, index) =>
        withOutcome(effects[index] ?? NO_EFFECT, subject, row, outcomeFor(policy, subject)),
      );
    }
  }
  return effects;
}
