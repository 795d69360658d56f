import { z } from "zod";
import { type Check, metricOf } from "./check";
import type { ContractPromise } from "./promise";
import type { Outcome } from "./proof";

const Result = z.looseObject({
  unique_id: z.string(),
  status: z.string(),
  failures: z.number().nullish(),
  message: z.string().nullish(),
  timing: z.array(z.looseObject({ completed_at: z.string().nullish() })).nullish(),
});

/** `run_results.json` of dbt, versions 3 to 6, as far as it tells of tests. */
export const RunResults = z.looseObject({
  metadata: z.looseObject({
    invocation_id: z.string().nullish(),
    generated_at: z.string(),
    dbt_version: z.string().nullish(),
    project_name: z.string().nullish(),
  }),
  results: z.array(Result),
});
export type RunResults = z.infer<typeof RunResults>;

/** Words of dbt for how a test ended; the others mean that it was not run. */
const OUTCOMES: Readonly<Record<string, Outcome>> = {
  pass: "kept",
  // dbt 2 says of a test what older ones say of a model.
  success: "kept",
  fail: "violated",
  warn: "violated",
};

const GENERIC = ["not_null", "unique", "accepted_values"] as const;

/** The tests of a run. Models, seeds and snapshots are no checks. */
export function checksOfRun({ metadata, results }: RunResults, tables: readonly TableColumns[]): Check[] {
  return results.flatMap(({ unique_id, status, failures, message, timing }): Check[] => {
    const [kind, , name = ""] = unique_id.split(".");
    if (kind !== "test" || name === "") return [];
    return [
      {
        ...meaningOf(name, tables),
        outcome: Object.hasOwn(OUTCOMES, status) ? (OUTCOMES[status] ?? "unknown") : "unknown",
        value: typeof failures === "number" ? `${failures} ${failures === 1 ? "failure" : "failures"}` : "",
        note: (message ?? "").slice(0, NOTE_MAX).toWellFormed(),
        observedAt: momentOf(timing?.at(-1)?.completed_at ?? metadata.generated_at, metadata.generated_at),
      },
    ];
  });
}
const NOTE_MAX = 500;

/** A table of the contracts with its columns: dbt's results name a test, and that name is all they say about it. */
export type TableColumns = { table: string; columns: readonly string[] };

export function tablesOf(promises: readonly ContractPromise[]): TableColumns[] {
  return promises.flatMap(({ check: { table, column } }) =>
    column === "" ? [] : (table?.names ?? []).map((name) => ({ table: name, columns: [column] })),
  );
}

function meaningOf(
  name: string,
  tables: readonly TableColumns[],
): Pick<Check, "name" | "metric" | "dataset" | "column"> {
  for (const test of GENERIC) {
    if (!name.startsWith(`${test}_`)) continue;
    const rest = name.slice(test.length + 1).toLowerCase();
    for (const { table, columns } of tables)
      for (const column of columns) {
        const subject = `${table}_${column}`.toLowerCase();
        if (rest === subject || rest.startsWith(`${subject}__`))
          return { name, metric: metricOf(test), dataset: table, column };
      }
  }
  return { name, metric: null, dataset: null, column: null };
}

function momentOf(text: string, otherwise: string): Date {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? new Date(otherwise) : at;
}
