import type { Tone } from "@/components/ui/badge";
import { isRated } from "@/lib/governance/compliance-summary";
import type { DraftCheck } from "@/lib/governance/draft-check";
import type { Evaluation, Finding, Outcome } from "@/lib/governance/evaluation";
import { recordOf } from "@/lib/platform/record-of";
import { type EditorPlace, placeOf, STEPS, type Step } from "./editor-step";

/** A finding with what the editor needs to lead to its field. */
export type EditorFinding = {
  policy: Outcome["policy"];
  finding: Finding;
  /** What it does to a publication: refuse it, ask for an acknowledgement, or nothing. */
  weight: Weight;
  /** Always a place of the current document. */
  pointer: string;
  place: EditorPlace;
};

export const WEIGHTS = ["blocks", "warns", "informs"] as const;
export type Weight = (typeof WEIGHTS)[number];

export const WEIGHT_TONES = {
  blocks: "fail",
  warns: "attention",
  informs: "accent",
} as const satisfies Record<Weight, Tone>;

export type LiveCheck = DraftCheck & {
  findings: readonly EditorFinding[];
  /** By the pointer of the field, and by `pointer#word` for a fact that has no place of its own yet. */
  byPlace: ReadonlyMap<string, readonly EditorFinding[]>;
  byStep: Readonly<Record<Step, StepCount>>;
  applicable: number;
  passed: number;
  /** How many policies fail, but are waived or in their grace. */
  accepted: number;
};

export type StepCount = Readonly<Record<Weight, number>>;

export function toLiveCheck(check: DraftCheck): LiveCheck {
  const { evaluation } = check;
  const findings = editorFindings(evaluation);
  const byPlace = new Map<string, EditorFinding[]>();
  for (const found of findings) {
    for (const key of [found.pointer, `${found.pointer}#${wordOf(found.finding)}`]) {
      const others = byPlace.get(key);
      if (others) others.push(found);
      else byPlace.set(key, [found]);
    }
  }
  const applicable = evaluation.outcomes.filter(isRated);
  return {
    ...check,
    findings,
    byPlace,
    byStep: countByStep(findings),
    applicable: applicable.length,
    passed: applicable.filter(({ status }) => status === "pass").length,
    accepted: evaluation.outcomes.filter(({ status }) => status === "waived" || status === "grace").length,
  };
}

/** What the finding calls its field: the last part of `Output port "orders" › Freshness in hours`. */
export function wordOf({ label }: Pick<Finding, "label">): string {
  return label.slice(label.lastIndexOf("›") + 1).trim();
}

/** The message where the place is plain to see: `Classification is missing` rather than whose classification. */
export function briefMessage(finding: Pick<Finding, "label" | "message">): string {
  const { label, message } = finding;
  return message.startsWith(label) ? wordOf(finding) + message.slice(label.length) : message;
}

/** The message among those of other places; of the product itself nobody needs to be reminded. */
export function listMessage({ message }: Finding): string {
  return message.replace(/^Product › /, "");
}

/** Every finding of an evaluation with its place in the editor, the weightiest first. */
export function editorFindings({ outcomes }: Pick<Evaluation, "outcomes">): EditorFinding[] {
  return outcomes.flatMap(findingsOf).sort(byWeight);
}

function findingsOf(outcome: Outcome): EditorFinding[] {
  if (outcome.status !== "fail") return [];
  const weight = weightOf(outcome);
  const open = outcome.findings.filter(({ standing }) => standing === "open");
  return open.map((finding) => ({
    policy: outcome.policy,
    finding: { ...finding, message: finding.message + announcement(outcome) },
    weight,
    pointer: finding.fix.pointer,
    place: placeOf(finding.fix.pointer),
  }));
}

/** What is only announced is told early, so that nobody is surprised, and asks for nothing yet. */
function announcement({ mode, term }: Outcome): string {
  if (mode === "binding") return "";
  const from = term?.effectiveFrom?.slice(0, 10);
  return from ? ` (Asked for from ${from}.)` : " (Proposed; nobody is held to it yet.)";
}

function weightOf({ blocking, policy, mode }: Outcome): Weight {
  if (blocking) return "blocks";
  if (mode === "announced") return "informs";
  return policy.level === "warn" ? "warns" : "informs";
}

function byWeight(a: EditorFinding, b: EditorFinding): number {
  return WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight);
}

function countByStep(findings: readonly EditorFinding[]): Record<Step, StepCount> {
  const counts = recordOf(STEPS, (): Record<Weight, number> => ({ blocks: 0, warns: 0, informs: 0 }));
  for (const { place, weight } of findings) counts[place.step][weight]++;
  return counts;
}
