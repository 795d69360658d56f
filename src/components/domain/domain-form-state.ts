import type { RefusedMove } from "@/lib/governance/moves/consequences";
import type { ActionFailure } from "@/lib/platform/action-state";

/** A domain as a form holds it: texts all of them, as a browser sends them. */
export type DomainValues = {
  name: string;
  slug: string;
  kind: string;
  purpose: string;
  boundary: string;
  hue: string;
  /** Empty at the root. */
  parentId: string;
  /** What the person started from; empty for a new domain. */
  revision: string;
};

/** What was entered, and why it was refused; or what moving the domain would do, to be confirmed. */
export type DomainFormState = {
  values: DomainValues;
  failure: ActionFailure | null;
  move: (RefusedMove & { isRefused: boolean }) | null;
};

export type DomainFormAction = (previous: DomainFormState, form: FormData) => Promise<DomainFormState>;
