import type { BreakingChange, Comparison, Place } from "./breaking-changes";
import type { OutputPort } from "./descriptor";

/** How many hurdles each kind of approval puts before a consumer; an unknown word is compared with nothing. */
const APPROVAL_RANKS: Readonly<Record<string, number>> = { none: 0, steward: 1, owner: 2, dpo: 3 };

/** Whether those who may read today have to do more to keep reading. */
export function compareAccess(before: OutputPort, after: OutputPort, { pointer, label }: Place): Comparison {
  const [was, is] = [before.access ?? {}, after.access ?? {}];
  const messages: [field: string, message: string | null][] = [
    ["access/approval", approvalTightened(was.approval, is.approval)],
    [
      "access/autoApprove",
      was.autoApprove && !is.autoApprove ? "Requests are no longer approved at once." : null,
    ],
    ["access/maxDays", daysTightened(was.maxDays, is.maxDays)],
    ["access/authentication", changedWord("Consumers signed in by", was.authentication, is.authentication)],
    [
      "access/encryptedInTransit",
      is.encryptedInTransit && was.encryptedInTransit === false ? "Connections must now be encrypted." : null,
    ],
  ];
  const tightened = messages.flatMap(([field, message]): BreakingChange[] =>
    message
      ? [{ kind: "access-tightened", pointer: `${pointer}/${field}`, label: `${label}, access`, message }]
      : [],
  );
  return {
    breaking: [...tightened, ...rolesGone(before, after, { pointer, label })],
    lowered: [],
    notable: [],
  };
}

function approvalTightened(before: string | undefined, after: string | undefined): string | null {
  const rankOf = (word = "none") => (Object.hasOwn(APPROVAL_RANKS, word) ? APPROVAL_RANKS[word] : undefined);
  const [from, to] = [rankOf(before), rankOf(after)];
  if (from === undefined || to === undefined || to <= from) return null;
  return `Access was approved by ${before ?? "none"} and is now approved by ${after}.`;
}

function daysTightened(before: number | undefined, after: number | undefined): string | null {
  if (after === undefined || (before !== undefined && after >= before)) return null;
  return `Access lasted ${before === undefined ? "without end" : `${before} days`} and now lasts ${after} days.`;
}

function changedWord(what: string, before: string | undefined, after: string | undefined): string | null {
  // Who needed nothing to sign in needs something now; who had no stated way may have had this one.
  if (!before || !after || before === after || after === "none") return null;
  return `${what} ${before} and now need ${after}.`;
}

function rolesGone(before: OutputPort, after: OutputPort, { pointer, label }: Place): BreakingChange[] {
  const present = new Set((after.contract?.roles ?? []).map((role) => role.role));
  return (before.contract?.roles ?? []).flatMap(({ role }): BreakingChange[] => {
    if (!role || present.has(role)) return [];
    const message = `The role ${role} no longer gives access.`;
    return [
      { kind: "access-tightened", pointer: `${pointer}/contract/roles`, label: `${label}, access`, message },
    ];
  });
}
