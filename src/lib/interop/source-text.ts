import type { Position } from "./yaml-nodes";

/** Where the values of a document stand in the text it came from. */
export type SourceText = {
  /** By pointer into what the text says; lines and columns count from 1. */
  positions: ReadonlyMap<string, Position>;
  /** Where in the draft stands what the text says: a text may be a part of it. */
  base: string;
};

/** Where a value of the draft stands in the text, or what it would stand in. */
export function nearestPosition(pointer: string, source: SourceText): Position {
  for (let at = pointerInText(pointer, source); at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    const position = source.positions.get(at);
    if (position) return position;
  }
  return { line: 1, column: 1 };
}

/** A pointer into the draft as one into the text; the empty one for what the text says nothing about. */
export function pointerInText(pointer: string, { base }: SourceText): string {
  return pointer.startsWith(`${base}/`) ? pointer.slice(base.length) : "";
}
