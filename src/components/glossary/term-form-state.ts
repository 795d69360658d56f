import type { ActionFailure } from "@/lib/platform/action-state";

/** A term as a form holds it: texts all of them, as a browser sends them. */
export type TermValues = {
  name: string;
  definition: string;
  /** Separated by commas. */
  synonyms: string;
  domainId: string;
  /** What the person started from; empty for a new term. */
  revision: string;
};

/** What was entered, and why it was refused. */
export type TermFormState = { values: TermValues; failure: ActionFailure | null };

export type TermFormAction = (previous: TermFormState, form: FormData) => Promise<TermFormState>;
