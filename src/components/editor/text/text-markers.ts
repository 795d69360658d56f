import type { TextProblem } from "@/lib/interop/document-text";
import { nearestPosition, type SourceText } from "@/lib/interop/source-text";
import type { EditorFinding, Weight } from "../editor-findings";

/** A line of the text with something to say about it. */
export type TextMarker = { line: number; weight: Weight; message: string };

/** What cannot be read, and what the policies say about what can: at the line of the value, or of what should hold it. */
export function markersOf(
  problems: readonly TextProblem[],
  findings: readonly EditorFinding[],
  positions: SourceText["positions"] | null,
): TextMarker[] {
  const unreadable = problems.map(({ line, message }): TextMarker => ({ line, weight: "blocks", message }));
  if (!positions) return unreadable;
  return findings.map(({ finding, pointer, weight }) => ({
    line: nearestPosition(pointer, { positions, base: "" }).line,
    weight,
    message: finding.message,
  }));
}
