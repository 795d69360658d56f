import type { BreakingChange } from "./breaking-changes";
import type { Change } from "./diff";
import { fromPointer } from "./json-pointer";

export type SemanticVersion = {
  major: number;
  minor: number;
  patch: number;
  /** `rc.1` of `2.0.0-rc.1`, split at its dots. */
  prerelease: readonly string[];
};

/** How far a version has to move: wording, something more, or something consumers relied on. */
export type VersionLevel = "patch" | "minor" | "major";

const NUMBER = "(0|[1-9]\\d{0,14})";
const PRERELEASE = "(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)";
const SEMANTIC_VERSION = new RegExp(
  `^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-(${PRERELEASE}(?:\\.${PRERELEASE})*))?(?:\\+[0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*)?$`,
);

/** Reads a version as semver 2.0 writes it; null for anything else. */
export function parseVersion(text: string): SemanticVersion | null {
  const match = SEMANTIC_VERSION.exec(text);
  if (!match) return null;
  const [, major, minor, patch, prerelease] = match;
  return {
    major: Number(major),
    minor: Number(minor),
    patch: Number(patch),
    prerelease: prerelease?.split(".") ?? [],
  };
}

export function isSemanticVersion(text: string): boolean {
  return parseVersion(text) !== null;
}

/** Semver precedence: negative when `a` comes first, zero when neither does. */
export function comparePrecedence(a: SemanticVersion, b: SemanticVersion): number {
  const numbers = a.major - b.major || a.minor - b.minor || a.patch - b.patch;
  if (numbers !== 0) return numbers;
  // A release comes after its own candidates.
  if (a.prerelease.length === 0 || b.prerelease.length === 0)
    return b.prerelease.length - a.prerelease.length;
  return comparePrereleases(a.prerelease, b.prerelease);
}

function comparePrereleases(a: readonly string[], b: readonly string[]): number {
  for (const [index, word] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (word === other) continue;
    const [isNumber, isOtherNumber] = [/^\d+$/.test(word), /^\d+$/.test(other)];
    if (isNumber && isOtherNumber) return word.length - other.length || (word < other ? -1 : 1);
    if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
    return word < other ? -1 : 1;
  }
  return a.length - b.length;
}

/** Whether both are semantic versions and the first has the higher precedence. */
export function isNewerVersion(version: string, than: string): boolean {
  const [left, right] = [parseVersion(version), parseVersion(than)];
  return left !== null && right !== null && comparePrecedence(left, right) > 0;
}

export type VersionProposal = { version: string; level: VersionLevel | "none"; reasons: readonly string[] };

/** The next version, and why: a breaking change asks for a major one, an addition for a minor, wording for a patch. */
export function proposeVersion(
  previous: string | null,
  changes: { breaking: readonly BreakingChange[]; diff: readonly Change[] },
): VersionProposal {
  const { level, reasons } = levelOf(changes);
  const from = previous === null ? null : parseLoosely(previous);
  if (from === null) return { version: "1.0.0", level, reasons: ["There is no version to count from."] };
  return { version: level === "none" ? (previous ?? "1.0.0") : raised(from, level), level, reasons };
}

function levelOf(changes: { breaking: readonly BreakingChange[]; diff: readonly Change[] }): {
  level: VersionLevel | "none";
  reasons: string[];
} {
  if (changes.breaking.length > 0)
    return { level: "major", reasons: changes.breaking.map(({ message }) => message) };
  const relevant = changes.diff.filter(({ pointer }) => !isBookkeeping(pointer));
  const beyondWording = relevant.filter(({ pointer }) => !isWording(pointer));
  const level = beyondWording.length > 0 ? "minor" : relevant.length > 0 ? "patch" : "none";
  return {
    level,
    reasons: (level === "minor" ? beyondWording : relevant).map(({ kind, label }) => `${label} ${kind}.`),
  };
}

export type Sufficiency = { sufficient: true } | { sufficient: false; reason: string };

/** Whether a version somebody chose says at least as much as the changes ask for. */
export function isSufficient(
  chosen: string,
  previous: string | null,
  level: VersionLevel | "none",
): Sufficiency {
  const next = parseVersion(chosen);
  if (!next) return insufficient(`"${chosen}" is not a semantic version such as 1.0.0.`);
  const from = previous === null ? null : parseLoosely(previous);
  if (!from) return { sufficient: true };
  if (comparePrecedence(next, from) <= 0) return insufficient(`${chosen} is not greater than ${previous}.`);
  const isMajor = next.major > from.major;
  const isMinor = isMajor || next.minor > from.minor;
  const isEnough = level === "major" ? isMajor : level === "minor" ? isMinor : true;
  // Candidates of one release lead up to the same numbers, which were raised with the first of them.
  if (isEnough || from.prerelease.length > 0) return { sufficient: true };
  return insufficient(`These changes ask for a ${level} version, ${raised(from, level)} or later.`);
}

function insufficient(reason: string): Sufficiency {
  return { sufficient: false, reason };
}

function raised({ major, minor, patch, prerelease }: SemanticVersion, level: VersionLevel | "none"): string {
  if (level === "major") return `${major + 1}.0.0`;
  if (level === "minor") return `${major}.${minor + 1}.0`;
  return prerelease.length > 0 ? `${major}.${minor}.${patch}` : `${major}.${minor}.${patch + 1}`;
}

/** Also reads `v2`, `2.1` and `v1.0.0`, which imported documents carry. */
function parseLoosely(text: string): SemanticVersion | null {
  const match = /^v?(\d{1,15})(?:\.(\d{1,15}))?(?:\.(\d{1,15}))?$/.exec(text.trim());
  if (!match) return parseVersion(text.trim().replace(/^v/, ""));
  return {
    major: Number(match[1]),
    minor: Number(match[2] ?? 0),
    patch: Number(match[3] ?? 0),
    prerelease: [],
  };
}

/** The numbers that are about to be chosen, and keys that mean nothing to a consumer, ask for no number themselves. */
function isBookkeeping(pointer: string): boolean {
  return /^(\/outputPorts\/\d+(\/contract)?)?\/(version|apiVersion|kind)$|^\/agora(\/|$)/.test(pointer);
}

const WORDING = new Set([
  "title",
  "summary",
  "description",
  "businessName",
  "tags",
  "team",
  "support",
  "authoritativeDefinitions",
  "examples",
  "dataGranularityDescription",
  "transformDescription",
  "synonyms",
  "context",
]);

function isWording(pointer: string): boolean {
  return fromPointer(pointer).some((step) => WORDING.has(step));
}
