import type { Segment } from "../engine";

/** Around what was found: letters of the private use area, which no text has since `withoutMarks` wrote it. */
export const MARK = { start: "\ue000", end: "\ue001" } as const;

const MARKS = /[\ue000\ue001]/g;

export function withoutMarks(text: string): string {
  return text.replace(MARKS, "\ufffd");
}

/** Cuts at the marks, so that nothing of the text is ever read as markup. */
export function toSegments(marked: string): Segment[] {
  const segments: Segment[] = [];
  let isHit = false;
  for (const piece of marked.split(/([\ue000\ue001])/)) {
    if (piece === MARK.start) isHit = true;
    else if (piece === MARK.end) isHit = false;
    else if (piece !== "") segments.push({ text: piece, hit: isHit });
  }
  return segments;
}
