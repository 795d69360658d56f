import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { EvidenceAnswer } from "../evidence-answer";
import type { RecordEvidence, StateEvidence } from "../model";
import type { ContractPromise } from "../promise";
import { type Delivery, type NewFinding, recordFindings } from "../record-findings";

/** By a pipeline that names the promises by their keys. One that does not exist refuses the whole delivery. */
export async function recordEvidence(actor: Actor, input: RecordEvidence): Promise<EvidenceAnswer> {
  const { domain, name, key, reporter, evidence } = input;
  const at = now();
  const delivery: Delivery = {
    key,
    source: "api",
    reporter,
    sent: evidence,
    read: (promises) => ({
      unmatched: [],
      findings: evidence.map(({ element, observedAt, ...finding }, index) => ({
        ...finding,
        promise: promiseAt(promises, element) ?? refuseUnknown(evidence, promises, index),
        check: element,
        observedAt: observedAt === undefined ? at : new Date(observedAt),
      })),
    }),
  };
  return db.$transaction((tx) => recordFindings(tx, actor, { ref: { domain, name }, delivery, at }));
}

/** By a person, for what no pipeline looks at. */
export async function stateEvidence(actor: Actor, input: StateEvidence): Promise<EvidenceAnswer> {
  const { domain, name, element, outcome, observedOn, value, note } = input;
  const at = now();
  const delivery: Delivery = {
    key: `person ${randomUUID()}`,
    source: "person",
    reporter: "",
    sent: input,
    read: (promises) => {
      const promise = promiseAt(promises, element);
      if (!promise) throw new AppError("conflict", "The contract has changed meanwhile. Reload the page.");
      const finding: NewFinding = {
        promise,
        check: element,
        outcome,
        value,
        note,
        observedAt: momentOf(observedOn, at),
      };
      return { unmatched: [], findings: [finding] };
    },
  };
  return db.$transaction((tx) => recordFindings(tx, actor, { ref: { domain, name }, delivery, at }));
}

/** A day is looked back on from its end; today, and what is today somewhere on earth, is now. */
function momentOf(day: string, at: Date): Date {
  const end = new Date(`${day}T23:59:59.999Z`);
  return end > at && end.getTime() - at.getTime() < LATEST_TODAY_MS ? at : end;
}
const LATEST_TODAY_MS = 38 * 3_600_000;

function promiseAt(promises: readonly ContractPromise[], element: string): ContractPromise | undefined {
  return promises.find(({ key }) => key === element);
}

function refuseUnknown(
  evidence: RecordEvidence["evidence"],
  promises: readonly ContractPromise[],
  first: number,
): never {
  const details = evidence.flatMap(({ element }, index) =>
    index < first || promiseAt(promises, element)
      ? []
      : [
          `evidence.${index}.element: “${element}” is no service level or quality rule of the published contracts.`,
        ],
  );
  throw new AppError(
    "invalid-input",
    "Nothing was kept. GET on this address lists the keys of what can be proven.",
    details,
  );
}
