import type { QueryWord } from "../parse-query";

type Words = readonly QueryWord[];

/** How many products have all the words of each set. */
export type CountSets = (sets: readonly Words[]) => Promise<readonly number[]>;

export type WordsThatMeet = {
  /** The largest sets of words that some product has all of; none where only one by one was any found. */
  together: readonly Words[];
  /** Words some product has, the rarest first. */
  known: Words;
};

/** As many words as may be missing beside those that no product has. */
const MISSING_MAX = 2;

/**
 * For words that no product has all of: which of them do meet. Asks for each word and for all but one, which is
 * mostly enough, and only then for fewer. Null where no word is known.
 */
export async function wordsThatMeet(words: Words, count: CountSets): Promise<WordsThatMeet | null> {
  const singles = words.map((word) => [word]);
  const allButOne = setsMissing(words, 1);
  const counts = await count([...singles, ...allButOne]);
  const known = words
    .map((word, i) => ({ word, found: counts[i] ?? 0 }))
    .filter(({ found }) => found > 0)
    .sort((a, b) => a.found - b.found)
    .map(({ word }) => word);
  if (known.length === 0) return null;
  const meeting = allButOne.filter((_, i) => (counts[words.length + i] ?? 0) > 0);
  if (meeting.length > 0) return { together: meeting, known };
  return {
    together: await largestMeeting(
      words.filter((word) => known.includes(word)),
      count,
    ),
    known,
  };
}

async function largestMeeting(words: Words, count: CountSets): Promise<Words[]> {
  const sets = Array.from({ length: MISSING_MAX + 1 }, (_, missing) => setsMissing(words, missing)).flat();
  const counts = await count(sets);
  const meeting = sets.filter((_, i) => (counts[i] ?? 0) > 0);
  const most = Math.max(...meeting.map((set) => set.length));
  return meeting.filter((set) => set.length === most);
}

/** In their order; none of them is no set to ask for. */
function setsMissing(words: Words, missing: number): Words[] {
  return choicesMissing(words, missing).filter((set) => set.length > 0);
}

function choicesMissing(words: Words, missing: number): Words[] {
  if (missing === 0) return [words];
  return words.flatMap((_, i) =>
    choicesMissing(words.slice(i + 1), missing - 1).map((rest) => [...words.slice(0, i), ...rest]),
  );
}
