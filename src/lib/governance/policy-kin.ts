import type { Layer } from "./evaluation";
import type { Level, Origin, PolicyStatus } from "./model";

/** What a policy comes from, and how it stands to it by now. */
export type Parentage = Origin & {
  title: string;
  /** The version of the origin that is in force by now. */
  versionInForce: number;
  /** For what is derived: "less" once its base asks for as much or more, "other" once the base has another rule. */
  now: "more" | "less" | "other" | null;
};

/** A policy that was derived from another, or begun from it. */
export type Descendant = {
  kind: Origin["kind"];
  key: string;
  title: string;
  level: Level;
  status: PolicyStatus;
  layer: Layer;
};

export type PolicyKin = { parentage: Parentage | null; descendants: readonly Descendant[] };
