import "server-only";
import type { AccessFacts } from "@/lib/governance/access-facts";
import { purposeText } from "@/lib/governance/access-facts";
import { readBundle } from "@/lib/governance/bundle";
import { evaluateAccess } from "@/lib/governance/evaluate";
import type { Outcome } from "@/lib/governance/evaluation";
import { PUBLISHED_SUBJECT, PublishedRow, toSubject } from "@/lib/governance/published-subject";
import type { Tx } from "@/lib/platform/db";
import type { Consumer } from "./consumer";
import type { AccessRequest } from "./model";
import type { ProductAccess } from "./port-rows";

type Asked = Pick<AccessRequest, "portName" | "purposeName" | "purpose" | "days" | "columns" | "renewsId"> & {
  consumer: Pick<Consumer, "kind" | "domainId">;
};

/** What the policies about access say of one request: they refuse it, take a second decision for it, or neither. */
export type PolicyVerdict = {
  bundleHash: string;
  refusals: readonly Outcome[];
  /** Not refused, but not to be decided by one person alone. */
  secondStepFor: Outcome | null;
};

/**
 * The same evaluation as the gate's, of a request at one port. Asked when somebody asks and again when somebody approves:
 * policies that came into force meanwhile bind.
 */
export async function checkPolicies(
  tx: Tx,
  { id, domainId }: Pick<ProductAccess, "id" | "domainId">,
  asked: Asked,
  asOf: Date,
): Promise<PolicyVerdict> {
  const row = await tx.dataProduct.findUnique({ where: { id }, select: PUBLISHED_SUBJECT });
  const subject = toSubject(PublishedRow.parse(row), { asOf, waivers: [] });
  const bundle = await readBundle(tx, domainId, "access");
  const { outcomes } = evaluateAccess({ ...subject, access: [await factsOf(tx, asked)] }, bundle);
  const unmet = outcomes.filter(
    ({ mode, status }) => mode === "binding" && (status === "fail" || status === "error"),
  );
  return {
    bundleHash: bundle.hash,
    refusals: unmet.filter(({ blocking }) => blocking),
    secondStepFor: unmet.find(({ policy }) => policy.level === "warn") ?? null,
  };
}

async function factsOf(
  tx: Tx,
  { portName, purposeName, purpose, days, columns, consumer, renewsId }: Asked,
): Promise<AccessFacts> {
  const { kind, domainId } = consumer;
  const domain =
    domainId === null
      ? null
      : await tx.domain.findUnique({ where: { id: domainId }, select: { slug: true } });
  return {
    key: portName,
    port: portName,
    purpose: purposeText(purposeName, purpose),
    days,
    columns: [...columns],
    consumer: { kind, domain: domain?.slug ?? null },
    isRenewal: renewsId !== null,
  };
}
