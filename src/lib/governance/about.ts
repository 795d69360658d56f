import { isAboutAccess } from "./language/scope";
import type { Requirement } from "./model";

/** Of what a policy is about: products that are published, or requests for access to them. */
export type About = "publication" | "access";

/** The same in all versions of a policy. */
export function aboutOf({ rule }: Pick<Requirement, "rule">): About {
  return isAboutAccess(rule.select) ? "access" : "publication";
}
