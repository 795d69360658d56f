export type ChainBreak = "gap" | "order" | "changed" | "unlinked" | "cut";

/** What a check of the whole log found: its length and newest hash, or the first record that does not hold. */
export type ChainVerdict =
  | { ok: true; count: number; head: string }
  | { ok: false; seq: number; reason: ChainBreak };

export function breakWords({ seq, reason }: { seq: number; reason: ChainBreak }): string {
  switch (reason) {
    case "gap":
      return `Record ${seq} is missing.`;
    case "order":
      return `Record ${seq} stands out of order.`;
    case "changed":
      return `Record ${seq} was changed after it was written.`;
    case "unlinked":
      return `Record ${seq} does not follow the one before it, which was removed or replaced.`;
    case "cut":
      return "The head that was noted is not in the log: it was cut off or written anew since.";
  }
}
