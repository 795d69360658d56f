import { z } from "zod";
import { OrgRole } from "./model";

/** The roles of an organisation that can be given. Everybody is a member, so that one is not among them. */
const GivenRole = OrgRole.exclude(["member"]);

/** Roles held for something: delegates for a domain (its id), stewards for a category of policies. */
const NEEDS_SCOPE = {
  admin: false,
  "governance-delegate": true,
  "category-steward": true,
  auditor: false,
} as const satisfies Record<z.infer<typeof GivenRole>, boolean>;

/** A role as one value of a form: "auditor", "governance-delegate:<domain id>", "category-steward:privacy". */
export const RoleAssignment = z
  .string()
  .max(200)
  .transform((text) => {
    const [role, ...scope] = text.split(":");
    return { role, scope: scope.join(":") };
  })
  .pipe(z.object({ role: GivenRole, scope: z.string() }))
  .refine(({ role, scope }) => NEEDS_SCOPE[role] === (scope !== ""), {
    message: "A delegate needs a domain and a steward a category; other roles need neither.",
  });
export type RoleAssignment = z.infer<typeof RoleAssignment>;
