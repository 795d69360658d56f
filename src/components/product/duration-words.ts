const STEPS = [
  { hours: 24 * 365, word: "year" },
  { hours: 24 * 7, word: "week" },
  { hours: 24, word: "day" },
  { hours: 1, word: "hour" },
  { hours: 1 / 60, word: "minute" },
  { hours: 1 / 3600, word: "second" },
] as const;

/** Hours as people say them, in the largest unit that comes out even: "1 day", "36 hours". */
export function inWords(hours: number): string {
  const step = STEPS.find((candidate) => hours >= candidate.hours && isWhole(hours / candidate.hours));
  const { hours: size, word } = step ?? { hours: 1, word: "hour" };
  const count = Number((hours / size).toFixed(2));
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-9;
}
