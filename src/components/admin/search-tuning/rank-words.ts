import { RANKS_LOOKED_AT } from "@/lib/discovery/tuning/judged-query";

export function rankWords(rank: number | null): string {
  return rank === null ? `not among the first ${RANKS_LOOKED_AT}` : `place ${rank}`;
}

export function withinWords(within: number): string {
  return within === 1 ? "first" : `among the first ${within}`;
}
