import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { ProductRef } from "@/lib/registry/model";
import { checksOfRun, type RunResults, tablesOf } from "../dbt-results";
import type { EvidenceAnswer } from "../evidence-answer";
import { matchChecks } from "../match-checks";
import { checksOfEvents, type RunEvent } from "../open-lineage";
import { type Delivery, recordFindings } from "../record-findings";

/** Events of OpenLineage with assertions about data quality. What belongs to no promise is told apart. */
export async function recordRunEvents(
  actor: Actor,
  { domain, name, events }: ProductRef & { events: readonly RunEvent[] },
): Promise<EvidenceAnswer> {
  const [first] = events;
  const names = events.map(({ run, eventTime, eventType }) => `${run.runId} ${eventType ?? ""} ${eventTime}`);
  return deliver(
    actor,
    { domain, name },
    {
      key: `openlineage ${names.join(", ")}`.slice(0, KEY_MAX),
      source: "openlineage",
      reporter: first ? `${first.job.namespace}/${first.job.name}`.slice(0, REPORTER_MAX) : "",
      sent: events,
      read: (promises) => matchChecks(checksOfEvents(events), promises),
    },
  );
}

/** The results of a run of dbt. */
export async function recordRunResults(
  actor: Actor,
  { domain, name, results }: ProductRef & { results: RunResults },
): Promise<EvidenceAnswer> {
  const { invocation_id, generated_at, project_name } = results.metadata;
  return deliver(
    actor,
    { domain, name },
    {
      key: `dbt ${invocation_id ?? generated_at}`.slice(0, KEY_MAX),
      source: "dbt",
      reporter: ["dbt", project_name].filter(Boolean).join(" ").slice(0, REPORTER_MAX),
      sent: results,
      read: (promises) => matchChecks(checksOfRun(results, tablesOf(promises)), promises),
    },
  );
}

const KEY_MAX = 400;
const REPORTER_MAX = 200;

function deliver(actor: Actor, ref: ProductRef, delivery: Delivery): Promise<EvidenceAnswer> {
  return db.$transaction((tx) => recordFindings(tx, actor, { ref, delivery, at: now() }));
}
