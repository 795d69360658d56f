export const TUNING_LIMITS = {
  synonyms: 500,
  termsOfSynonym: 10,
  wordsOfTerm: 3,
  stopWords: 500,
  wordLength: 40,
  noteLength: 500,
} as const;
