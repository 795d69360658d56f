import type { Tone } from "@/components/ui/badge";
import type { Evidence } from "@/lib/quality/evidence";
import type { Outcome, ProofStanding, ProofState, Silence } from "@/lib/quality/proof";

export const PROOF_LABELS = {
  kept: "Kept",
  ageing: "Kept, ageing",
  violated: "Violated",
  unproven: "No proof",
} as const satisfies Record<ProofState, string>;

export const PROOF_TONES = {
  kept: "pass",
  ageing: "attention",
  violated: "fail",
  unproven: "neutral",
} as const satisfies Record<ProofState, Tone>;

const SILENCES = {
  never: "Nobody has looked yet.",
  changed: "The contract has changed since the last look.",
  aged: "The last look is too long ago.",
  undecided: "The last look found nothing out.",
} as const satisfies Record<Silence, string>;

export function silenceWords(standing: ProofStanding): string | null {
  return "because" in standing ? SILENCES[standing.because] : null;
}

export const OUTCOME_LABELS = {
  kept: "Kept",
  violated: "Violated",
  unknown: "Could not be found out",
} as const satisfies Record<Outcome, string>;

/** Who or what says so; a person's word is told from what was measured. */
export function sourceWords({ source, reporter, reportedBy }: Evidence): string {
  const sender = reportedBy ?? "somebody who has left";
  if (source === "person") return `stated by ${sender}`;
  if (source === "dbt") return reporter || "dbt";
  const tool = reporter || (source === "openlineage" ? "an OpenLineage job" : "a pipeline");
  return `${tool}, sent by ${sender}`;
}
