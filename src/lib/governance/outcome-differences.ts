import { equalJson, type Json } from "@/lib/registry/json";
import type { Finding, Outcome } from "./evaluation";

/** Something two outcomes of the same policy say otherwise; where one of them says nothing, it is "nothing". */
export type OutcomeDifference = { label: string; before: string; after: string };

const NOTHING = "nothing";

/** Everything in which a second evaluation differs from a first; none exactly when they say the same. */
export function outcomeDifferences(
  before: readonly Outcome[],
  after: readonly Outcome[],
): OutcomeDifference[] {
  const older = new Map(before.map((outcome) => [outcome.policy.key, outcome]));
  const newer = new Map(after.map((outcome) => [outcome.policy.key, outcome]));
  return [...new Set([...older.keys(), ...newer.keys()])].flatMap((key) => {
    const [was, is] = [older.get(key), newer.get(key)];
    if (!was || !is) return [{ label: key, before: was?.status ?? NOTHING, after: is?.status ?? NOTHING }];
    return [...factDifferences(was, is), ...findingDifferences(was, is)];
  });
}

/** What a receipt from before there were terms could not say, is not held against it. */
const SINCE_TERMS: readonly string[] = ["term", "graceUntil", "validUntil"];

function factDifferences(was: Outcome, is: Outcome): OutcomeDifference[] {
  const { findings: _then, ...then } = was;
  const { findings: _now, ...now } = is;
  const isOlder = was.term === null;
  return fieldDifferences(then, now)
    .filter(({ field }) => !(isOlder && SINCE_TERMS.includes(field)))
    .map(({ field, ...values }) => ({ label: `${was.policy.key}, ${field}`, ...values }));
}

function findingDifferences(was: Outcome, is: Outcome): OutcomeDifference[] {
  const older = new Map(was.findings.map((finding) => [finding.fingerprint, finding]));
  const newer = new Map(is.findings.map((finding) => [finding.fingerprint, finding]));
  return [...new Set([...older.keys(), ...newer.keys()])].flatMap((fingerprint) => {
    const [then, now] = [older.get(fingerprint), newer.get(fingerprint)];
    const label = `${was.policy.key}, ${(then ?? now)?.label ?? fingerprint}`;
    if (!then || !now) return [{ label, before: wordsOf(then), after: wordsOf(now) }];
    // A receipt from before parts of elements were named cannot say which one a finding is about.
    const { partKey = null, ...rest } = now;
    const comparable = then.partKey === undefined || partKey === null ? rest : { ...rest, partKey };
    return fieldDifferences(then, comparable).map(({ field, ...values }) => ({
      label: `${label}, ${field}`,
      ...values,
    }));
  });
}

function wordsOf(finding: Finding | undefined): string {
  return finding?.message ?? NOTHING;
}

type Fields = { readonly [field: string]: Json };

function fieldDifferences(was: Fields, is: Fields): { field: string; before: string; after: string }[] {
  return Object.keys(is).flatMap((field) => {
    const [then, now] = [was[field], is[field]];
    return equalJson(then, now) ? [] : [{ field, before: textOf(then), after: textOf(now) }];
  });
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}
