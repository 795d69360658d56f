import type { Actor } from "@/lib/identity/model";
import { recordEvidence } from "@/lib/quality/commands/record-evidence";
import { RecordEvidence } from "@/lib/quality/model";
import type { Outcome } from "@/lib/quality/proof";
import type { JsonObject } from "@/lib/registry/json";
import type { ProductRef } from "@/lib/registry/model";
import { aPublished } from "../registry/mesh";

export const FRESHNESS = "outputPorts[lines].serviceLevels[freshness]";
export const FILLED = "outputPorts[lines].qualityChecks[rowCount orders]";
export const EMAIL_SET = "outputPorts[lines].qualityChecks[nullValues orders.email]";

/** One port whose contract promises three things. */
export function aPromisingDocument(facts: JsonObject = {}): JsonObject {
  return {
    title: "Orders",
    visibility: { discoverableBy: "everyone" },
    outputPorts: [
      {
        name: "lines",
        type: "table",
        contract: {
          servers: [{ server: "main", type: "postgresql", schema: "shop" }],
          slaProperties: [{ property: "freshness", value: 24, unit: "h" }],
          schema: [
            {
              name: "orders",
              physicalName: "shop.orders",
              quality: [{ metric: "rowCount", mustBeGreaterThan: 0 }],
              properties: [{ name: "id" }, { name: "email", quality: [{ metric: "nullValues", mustBe: 0 }] }],
            },
          ],
        },
      },
    ],
    ...facts,
  };
}

export function aPromisingProduct(owner: Actor, domain: string, facts: JsonObject = {}) {
  return aPublished(owner, domain, aPromisingDocument(facts));
}

let sent = 0;

/** Sends one finding per element, under a key of its own. */
export function send(
  actor: Actor,
  ref: ProductRef,
  found: Readonly<Record<string, Outcome>>,
  { observedAt, key = `delivery ${++sent}` }: { observedAt?: Date; key?: string } = {},
) {
  const at = observedAt === undefined ? {} : { observedAt: observedAt.toISOString() };
  const evidence = Object.entries(found).map(([element, outcome]) => ({ element, outcome, ...at }));
  return recordEvidence(actor, RecordEvidence.parse({ ...ref, key, reporter: "airflow", evidence }));
}

export function hoursAgo(hours: number, from = new Date()): Date {
  return new Date(from.getTime() - hours * 3_600_000);
}
