import { z } from "zod";
import { Layer } from "./evaluation";
import { Category, Level, PolicyContent, PolicyStatus, Severity } from "./model";
import type { PolicyProblem } from "./policy-problems";

/** What a row of the register shows; the facts are those of the version in force, or of the newest before there is one. */
export const PolicySummary = z.object({
  key: z.string(),
  status: PolicyStatus,
  layer: Layer,
  title: z.string(),
  category: Category,
  level: Level,
  severity: Severity,
  version: z.number().int(),
  /** Greater than `version` while a newer version waits to be put in force; the same for who may not read drafts. */
  newestVersion: z.number().int(),
  /** When a version that was put in force in an emergency ends by itself; null for every other. */
  lapsesAt: z.date().nullable(),
  changedAt: z.date(),
});
export type PolicySummary = z.infer<typeof PolicySummary>;

/** How many policies each choice of a filter would leave, the other filters as they are. */
export type PolicyCounts = {
  category: Readonly<Partial<Record<Category, number>>>;
  level: Readonly<Partial<Record<Level, number>>>;
  status: Readonly<Partial<Record<PolicyStatus, number>>>;
};

export const PolicyVersion = z.object({
  version: z.number().int(),
  content: PolicyContent,
  changeNote: z.string(),
  createdAt: z.date(),
  createdBy: z.object({ id: z.string(), name: z.string() }).nullable(),
});
export type PolicyVersion = z.infer<typeof PolicyVersion>;

/** One step of a policy's history; `changes` are sentences, empty for the first version. */
export type PolicyHistoryEntry = Omit<PolicyVersion, "content"> & {
  isInForce: boolean;
  changes: readonly PolicyChange[];
};

export type PolicyChange = { label: string; before: string; after: string };

export type PolicyDetail = {
  key: string;
  status: PolicyStatus;
  /** The day from which the version in force binds, and the one on which it lapses. */
  effectiveFrom: Date | null;
  lapsesAt: Date | null;
  /** What binds again once it has lapsed, and since when it had bound before. */
  fallbackFrom: Date | null;
  fallbackVersion: number | null;
  layer: Layer;
  revision: number;
  /** The version in force, or the newest before there is one. */
  current: PolicyVersion;
  /** What the editor starts from: the newest version the actor may read. */
  newest: PolicyVersion;
  /** Newest first. */
  history: readonly PolicyHistoryEntry[];
  mayChange: boolean;
  /** Whether the actor alone may put it in force, or take it out. */
  mayActivate: boolean;
};

/** What activating or retiring answers: with problems nothing was changed. */
export type PolicyMove = { revision: number } | { problems: readonly PolicyProblem[] };

/** What saving a policy answers: with problems nothing was saved. */
export type PolicySaving =
  | { saved: true; key: string; version: number; revision: number }
  | { saved: false; problems: readonly PolicyProblem[] };
