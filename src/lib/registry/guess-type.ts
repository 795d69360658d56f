const TESTS: readonly [logicalType: string, test: RegExp][] = [
  ["boolean", /^(true|false|yes|no)$/i],
  // A leading zero is part of a code, not of a number.
  ["integer", /^-?(0|[1-9]\d{0,18})$/],
  ["number", /^-?(0|[1-9]\d*)(\.\d+)?(e[-+]?\d+)?$/i],
  ["date", /^\d{4}-\d{2}-\d{2}$/],
  ["timestamp", /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s?(Z|[-+]\d{2}:?\d{2})?$/i],
  ["time", /^\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/],
];

/** The logical type every sample value fits; undefined when there is no sample to tell by. */
export function guessType(values: readonly string[]): string | undefined {
  const samples = values
    .map((value) => value.trim())
    .filter((value) => value !== "" && !/^(null|na|n\/a)$/i.test(value));
  if (samples.length === 0) return undefined;
  return TESTS.find(([, test]) => samples.every((sample) => test.test(sample)))?.[0] ?? "string";
}
