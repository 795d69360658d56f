import type { ChangeClass, Choice, DecisionRule } from "./model";

export type CountedVote = { domainId: string; voterId: string | null; choice: Choice };

export type Ballot = {
  rule: DecisionRule;
  openedById: string | null;
  /** The domains that have somebody to vote for them. */
  electorate: readonly string[];
  votes: readonly CountedVote[];
  isOver: boolean;
};

export type Tally = Record<Choice, number> & { missing: number; quorum: number; hasQuorum: boolean };

/** The votes of domains that have a vote; one of a domain that lost its delegate does not count. */
export function tally({ electorate, votes }: Pick<Ballot, "electorate" | "votes">): Tally {
  const counted = votes.filter(({ domainId }) => electorate.includes(domainId));
  const of = (choice: Choice) => counted.filter((vote) => vote.choice === choice).length;
  const quorum = Math.ceil(electorate.length / 2);
  return {
    approve: of("approve"),
    object: of("object"),
    abstain: of("abstain"),
    missing: electorate.length - counted.length,
    quorum,
    hasQuorum: electorate.length > 0 && counted.length >= quorum,
  };
}

/** Decided as soon as everybody has voted, at the latest when the time is over. Nobody decides alone what they proposed. */
export function decideProposal(ballot: Ballot): "open" | "approved" | "rejected" {
  const { rule, openedById, votes, isOver, electorate } = ballot;
  const hasSecond = votes.some(
    ({ choice, voterId, domainId }) =>
      choice === "approve" && voterId !== openedById && electorate.includes(domainId),
  );
  if (rule === "emergency") return hasSecond ? "approved" : isOver ? "rejected" : "open";
  const counts = tally(ballot);
  if (!isOver && counts.missing > 0) return "open";
  const isCarried =
    rule === "consent" ? counts.object === 0 : counts.approve * 3 >= (counts.approve + counts.object) * 2;
  return counts.hasQuorum && hasSecond && isCarried ? "approved" : "rejected";
}

export const EMERGENCY_DAYS = 14;
const NOTICE_DAYS_MIN = 14;

/** What becomes stricter is announced; an emergency and what only helps may hold at once. */
export function leastNotice(rule: DecisionRule, effect: ChangeClass): number {
  return effect === "tightening" && rule !== "emergency" ? NOTICE_DAYS_MIN : 0;
}
