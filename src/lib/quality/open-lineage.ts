import { z } from "zod";
import { type Check, metricOf } from "./check";

const Assertion = z.looseObject({
  assertion: z.string(),
  success: z.boolean(),
  column: z.string().nullish(),
  severity: z.string().nullish(),
  name: z.string().nullish(),
  expected: z.string().nullish(),
  actual: z.string().nullish(),
});
/** Facets are open to everybody; what is no list of assertions here is another tool's and read by none of ours. */
const Facets = z
  .looseObject({
    dataQualityAssertions: z
      .looseObject({ assertions: z.array(Assertion) })
      .nullish()
      .catch(null),
  })
  .nullish()
  .catch(null);
const Dataset = z.looseObject({
  namespace: z.string().nullish(),
  name: z.string(),
  facets: Facets,
  inputFacets: Facets,
  outputFacets: Facets,
});

/** A run event of OpenLineage 2, as far as it tells of checks. */
export const RunEvent = z.looseObject({
  eventTime: z.iso.datetime({ offset: true }),
  eventType: z.string().nullish(),
  run: z.looseObject({ runId: z.string() }),
  job: z.looseObject({ namespace: z.string(), name: z.string() }),
  inputs: z.array(Dataset).nullish(),
  outputs: z.array(Dataset).nullish(),
});
export type RunEvent = z.infer<typeof RunEvent>;

/** The assertions of the events. An event may tell of a dataset as what came in and as what went out. */
export function checksOfEvents(events: readonly RunEvent[]): Check[] {
  return events.flatMap(({ eventTime, inputs, outputs, job }) =>
    [...(inputs ?? []), ...(outputs ?? [])].flatMap(({ name, facets, inputFacets, outputFacets }) => {
      const told = [facets, inputFacets, outputFacets].flatMap(
        (each) => each?.dataQualityAssertions?.assertions ?? [],
      );
      return told.map((assertion): Check => toCheck(assertion, { dataset: name, job: job.name, eventTime }));
    }),
  );
}

type Place = { dataset: string; job: string; eventTime: string };

function toCheck(assertion: z.infer<typeof Assertion>, { dataset, job, eventTime }: Place): Check {
  const { assertion: kind, name, success, column, expected, actual } = assertion;
  return {
    name: name || kind,
    metric: metricOf(kind),
    dataset,
    column: column || null,
    outcome: success ? "kept" : "violated",
    value: actual ?? "",
    note: [expected && `expected ${expected}`, `run of ${job}`].filter(Boolean).join(", ").slice(0, 500),
    observedAt: new Date(eventTime),
  };
}
