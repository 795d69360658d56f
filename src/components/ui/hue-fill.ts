/** Spelt out, since the style sheet holds only the classes that stand somewhere in full. */
const HUES = [
  "fill-hue-0",
  "fill-hue-1",
  "fill-hue-2",
  "fill-hue-3",
  "fill-hue-4",
  "fill-hue-5",
  "fill-hue-6",
  "fill-hue-7",
  "fill-hue-8",
  "fill-hue-9",
  "fill-hue-10",
  "fill-hue-11",
] as const;

/** The colour of a domain's mark. */
export function hueFill(hue: number): string | undefined {
  return HUES[hue % HUES.length];
}
