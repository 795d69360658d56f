import "server-only";
import { recordDecision } from "@/lib/governance/audit-log";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { recordEvent } from "@/lib/platform/events";
import { toRefText } from "@/lib/registry/ref-text";
import type { Consumer } from "./consumer";
import type { AskedPort, RequestAccess } from "./inputs";
import { checkPolicies, type PolicyVerdict } from "./policy-check";
import { faultsIn, type PolicyRefusal, refusalOf } from "./policy-words";
import type { ProductAccess } from "./port-rows";

export type AskedProduct = { asked: AskedPort; product: ProductAccess };

/** Of a basket, what policies ask of each port. */
export type Verdicts = ReadonlyMap<AskedProduct, PolicyVerdict>;

/** What has to be mended in a request, by field, and the policies that ask for it. */
export type Refused = {
  requested: false;
  faults: Readonly<Record<string, string>>;
  refusals: readonly PolicyRefusal[];
};

export async function checkBasket(
  tx: Tx,
  basket: readonly AskedProduct[],
  { consumer, purposeId, purpose, days, renewsId }: Omit<RequestAccess, "consumer"> & { consumer: Consumer },
): Promise<Verdicts> {
  const registered =
    purposeId === null
      ? null
      : await tx.purpose.findUnique({ where: { id: purposeId }, select: { name: true } });
  const asOf = now();
  const verdicts = new Map<AskedProduct, PolicyVerdict>();
  for (const one of basket) {
    const { columns, port: portName } = one.asked;
    const asked = {
      portName,
      columns,
      purposeName: registered?.name ?? null,
      purpose,
      days,
      renewsId,
      consumer,
    };
    verdicts.set(one, await checkPolicies(tx, one.product, asked, asOf));
  }
  return verdicts;
}

/** Keeps a record of what policies refused, and answers with what to mend. */
export async function refuseBasket(
  tx: Tx,
  actor: Actor,
  consumer: Consumer,
  refused: readonly (readonly [AskedProduct, PolicyVerdict])[],
): Promise<Refused> {
  for (const [{ asked, product }, { refusals, bundleHash }] of refused) {
    const policies = refusals.map(({ policy: { key, version } }) => `${key} v${version}`);
    const facts = { consumer: consumer.key, port: asked.port };
    await recordEvent(tx, {
      type: "access.refused",
      subjectId: product.id,
      actorId: actor.id,
      payload: { ...facts, product: toRefText(asked), policies: policies.join(", ") },
    });
    await recordDecision(tx, {
      action: "access.refused",
      subject: toRefText(asked),
      subjectId: product.id,
      actor,
      at: now(),
      facts: { ...facts, policies, bundleHash },
    });
  }
  const outcomes = refused.flatMap(([, { refusals }]) => refusals);
  return {
    requested: false,
    faults: faultsIn(outcomes),
    refusals: refused.flatMap(([{ asked }, { refusals }]) =>
      refusals.map((outcome) => refusalOf(asked.port, outcome)),
    ),
  };
}
