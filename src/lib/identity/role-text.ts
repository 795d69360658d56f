/** A role as one value of a form; `RoleAssignment` reads it back. */
export function toRoleText({ role, scope }: { role: string; scope: string }): string {
  return scope ? `${role}:${scope}` : role;
}
