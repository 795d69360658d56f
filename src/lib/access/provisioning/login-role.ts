/** What a database says about the role a consumer named. */
export type LoginRole = {
  canLogin: boolean;
  /** It may read, change or pretend to be what others may not. */
  isPrivileged: boolean;
  /** Those who run the database let it in, by making it a member of `CONSUMERS_ROLE`. */
  isConsumer: boolean;
  /** Others act as it, and would get what it gets. */
  hasMembers: boolean;
};

/** The role by whose members those who run a database say who may be let in. */
export const CONSUMERS_ROLE = "agora_consumers";
export const GRANT_ROLE_PREFIX = "agora_grant_";

/** Why a role is not let in, whatever was granted; null for one that is. Null asks of a role that is not there. */
export function whyNotLetIn(name: string, role: LoginRole | null): string | null {
  if (role === null) return `There is no role ${name} in this database.`;
  if (role.isPrivileged) return `The role ${name} has rights of its own that Agora does not add to.`;
  if (!role.canLogin) return `Nobody can sign in as ${name}: name the role you connect with.`;
  if (role.hasMembers) return `Others act as ${name}: name a role that is yours alone.`;
  if (!role.isConsumer)
    return `${name} is not a member of ${CONSUMERS_ROLE}. Ask those who run the database to add it.`;
  return null;
}

/** The group role of a grant. */
export function grantRole(grantId: string): string {
  return GRANT_ROLE_PREFIX + grantId.replaceAll("-", "");
}
