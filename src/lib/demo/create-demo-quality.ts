import "server-only";
import { db } from "@/lib/platform/db";
import { recordEvidence } from "@/lib/quality/commands/record-evidence";
import { findPromises } from "@/lib/quality/queries/find-promises";
import { beginIncident, takeIncidentStep } from "@/lib/quality/step-incident";
import { rateWhatIsDue } from "@/lib/quality/trust-follower";
import type { ProductRef } from "@/lib/registry/model";
import { fromRefText } from "@/lib/registry/ref-text";
import { named } from "@/lib/registry/visible-product";
import { ratePopularity } from "@/lib/usage/rate-popularity";
import { lastDays } from "@/lib/usage/usage-day";
import { DEMO_EVIDENCE, DEMO_INCIDENTS, DEMO_USAGE, type DemoEvidence, type DemoIncident } from "./quality";
import { actorFor } from "./settle-in";

const HOUR_MS = 3_600_000;
const USAGE_DAYS = 90;

/** What was found of the demo's promises, what went wrong, and how much its products were looked at. */
export async function createDemoQuality(at: Date): Promise<void> {
  for (const evidence of DEMO_EVIDENCE) await send(evidence, at);
  for (const incident of DEMO_INCIDENTS) await tell(incident, at);
  await countViews(at);
  await rateWhatIsDue(at);
  await ratePopularity(at);
}

async function send(
  { by, product, reporter, hoursAgo, only, found = [] }: DemoEvidence,
  at: Date,
): Promise<void> {
  const actor = await actorFor(by);
  const ref = refOf(product);
  const promises = (await findPromises(actor, ref)) ?? [];
  const observedAt = new Date(at.getTime() - hoursAgo * HOUR_MS).toISOString();
  await recordEvidence(actor, {
    ...ref,
    key: `demo ${reporter}`,
    reporter,
    evidence: promises
      .filter(({ kind }) => only === undefined || kind === only)
      .map(({ key: element }) => {
        const bad = found.find((finding) => element.includes(finding.element));
        return { outcome: "kept", value: "", note: "", ...bad, element, observedAt };
      }),
  });
}

async function tell({ by, product, hoursAgo, steps, ...incident }: DemoIncident, at: Date): Promise<void> {
  const actor = await actorFor(by);
  const ref = refOf(product);
  const { id, domainId } = await db.dataProduct.findFirstOrThrow({
    where: named(ref),
    select: { id: true, domainId: true },
  });
  const place = { id, domainId, ...ref };
  const openedAt = new Date(at.getTime() - hoursAgo * HOUR_MS);
  await db.$transaction(async (tx) => {
    const opened = await beginIncident(
      tx,
      actor,
      { ...incident, product: place },
      { status: "investigating", at: openedAt },
    );
    const known = { id: opened.id, title: incident.title, product: place };
    for (const { status, note, afterHours } of steps)
      await takeIncidentStep(tx, actor, {
        incident: known,
        to: { status, severity: incident.severity },
        note,
        at: new Date(openedAt.getTime() + afterHours * HOUR_MS),
      });
  });
}

/** Few at weekends, and up and down a little in between; the same at every load. */
async function countViews(at: Date): Promise<void> {
  const days = lastDays(at, USAGE_DAYS);
  const rows: { productId: string; day: string; views: number; searches: number }[] = [];
  for (const [product, { views, growth }] of Object.entries(DEMO_USAGE)) {
    const { id: productId } = await db.dataProduct.findFirstOrThrow({
      where: named(refOf(product)),
      select: { id: true },
    });
    for (const [index, day] of days.entries()) {
      const weekday = new Date(day).getUTCDay();
      const share = weekday === 0 || weekday === 6 ? 0.15 : 0.8 + 0.1 * ((index * 7 + product.length) % 5);
      const count = Math.round(views * share * (1 + growth * (index / USAGE_DAYS - 0.5)));
      if (count > 0) rows.push({ productId, day, views: count, searches: Math.floor(count * 0.4) });
    }
  }
  await db.usageDay.createMany({ data: rows });
}

function refOf(product: string): ProductRef {
  const ref = fromRefText(product);
  if (!ref) throw new Error(`${product} names no product.`);
  return ref;
}
