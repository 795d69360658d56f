import type { TextProblem } from "@/lib/interop/document-text";
import type { EditorFinding, Weight } from "../editor-findings";

/** A line of the text with something to say about it. */
export type TextMarker = { line: number; weight: Weight; message: string };

type Positions = ReadonlyMap<string, { line: number }>;

/** What cannot be read, and what the policies say about what can: at the line of the value, or of what should hold it. */
export function markersOf(
  problems: readonly TextProblem[],
  findings: readonly EditorFinding[],
  positions: Positions | null,
): TextMarker[] {
  const unreadable = problems.map(({ line, message }): TextMarker => ({ line, weight: "blocks", message }));
  if (!positions) return unreadable;
  return findings.map(({ finding, pointer, weight }) => ({
    line: lineOf(pointer, positions),
    weight,
    message: finding.message,
  }));
}

function lineOf(pointer: string, positions: Positions): number {
  for (let at = pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    const position = positions.get(at);
    if (position) return position.line;
  }
  return 1;
}
