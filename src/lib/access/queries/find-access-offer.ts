import "server-only";
import { z } from "zod";
import { readBundle } from "@/lib/governance/bundle";
import { policyAt } from "@/lib/governance/policy-at";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { columnsOf } from "@/lib/registry/columns";
import type { ProductRef } from "@/lib/registry/model";
import { visibility } from "@/lib/registry/visibility";
import { named } from "@/lib/registry/visible-product";
import { daysMax, whyAutomatic } from "../access-terms";
import type { AccessOffer, OfferedPort } from "../access-views";
import { deciderWords } from "../approver-words";
import { type Approvers, firstApprovers, secondApprovers } from "../approvers";
import { readConsumers } from "../consumer-rows";
import { readDirectory, readNames } from "../directory";
import { portBasis, stepsFor } from "../port-basis";
import { readProductAccess } from "../port-rows";
import { whyNoAccess } from "../requestable";
import { findStanding } from "./find-standing";

const OfferedPurpose = z.object({ id: z.string(), name: z.string(), description: z.string() });

/** Everything one should know before asking for access to a product; null for what one may not see. */
export async function findAccessOffer(
  actor: Actor,
  ref: ProductRef,
  tx: Tx = db,
): Promise<AccessOffer | null> {
  const [product] = await readProductAccess(tx, { AND: [named(ref), visibility.toWhere(actor)] });
  if (!product) return null;
  const { descriptor, domainId, terms } = product;
  const directory = await readDirectory(tx);
  const isOwnTeam = Object.hasOwn(actor.domainRoles, domainId);
  const ports: (Omit<OfferedPort, "deciders"> & { deciders: readonly (string | Approvers)[] })[] = [];
  for (const port of descriptor.outputPorts ?? []) {
    const basis = port.name ? portBasis(descriptor, port.name) : null;
    if (!port.name || !basis || ports.some(({ name }) => name === port.name)) continue;
    const asked = { domainId, requestedById: actor.id };
    const first = firstApprovers(directory, {
      ...asked,
      approval: port.access?.approval,
      named: product.named,
    });
    const automatic = whyAutomatic(port, terms, isOwnTeam);
    const deciders: (string | Approvers)[] = [automatic ?? first];
    if (stepsFor(basis) === 2) {
      const second = secondApprovers(directory, {
        ...asked,
        firstApproverId: automatic === null && first.ids.length === 1 ? (first.ids[0] ?? null) : null,
      });
      deciders.push(second);
    }
    ports.push({
      name: port.name,
      type: port.type,
      description: port.description,
      columns: columnsOf(port.contract ?? {}).map(({ path, description, personalData }) => ({
        path,
        description,
        personalData,
      })),
      classification: basis.classification,
      personalData: basis.personalData,
      usage: port.contract?.description?.usage,
      limitations: port.contract?.description?.limitations,
      daysMax: daysMax(port, terms),
      deciders,
    });
  }
  const [firstPort] = ports;
  const namesOf = await readNames(
    tx,
    ports.flatMap(({ deciders }) => deciders.flatMap((each) => (typeof each === "string" ? [] : each.ids))),
  );
  const purposes = await tx.purpose.findMany({
    where: { retiredAt: null },
    select: { id: true, name: true, description: true },
    orderBy: { name: "asc" },
  });
  return {
    ports: ports.map(({ deciders, ...port }) => ({
      ...port,
      deciders: deciders.map((each) =>
        typeof each === "string" ? each : deciderWords(each, namesOf(each.ids)),
      ),
    })),
    terms: descriptor.terms?.usage,
    licence: descriptor.terms?.licence,
    collectedFor: descriptor.privacy?.purpose,
    purposes: z.array(OfferedPurpose).parse(purposes),
    consumers: await readConsumers(tx, actor),
    standing: await findStanding(actor, ref, tx),
    policies: await findPolicies(tx, domainId),
    obstacle: firstPort ? whyNoAccess(product, firstPort.name) : "The product has no output port to ask for.",
  };
}

/** What policies ask of a request, in force or announced. */
async function findPolicies(tx: Tx, domainId: string): Promise<AccessOffer["policies"]> {
  const { policies } = await readBundle(tx, domainId, "access");
  const at = now();
  return policies.flatMap((policy) => {
    const standing = policyAt(policy, at);
    if (!standing) return [];
    const { key, title, level } = standing.facts;
    return [{ key, title, level, isAnnounced: standing.mode === "announced" }];
  });
}
