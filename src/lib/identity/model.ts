import { z } from "zod";
import { StorableText } from "@/lib/platform/storable";

/** Roles over the whole organisation. Delegates hold theirs for a domain, category stewards for a policy category. */
export const OrgRole = z.enum(["admin", "governance-delegate", "category-steward", "auditor", "member"]);
export type OrgRole = z.infer<typeof OrgRole>;

/** Roles in a domain, weakest first; each holds in the sub-domains too. */
export const DOMAIN_ROLES = ["contributor", "steward", "owner"] as const;
export const DomainRole = z.enum(DOMAIN_ROLES);
export type DomainRole = z.infer<typeof DomainRole>;

/** What a personal access token may be made for: a closed list, so that one is never good for more than was meant. */
export const TOKEN_SCOPES = ["read", "check", "publish", "evidence"] as const;
export const TokenScope = z.enum(TOKEN_SCOPES);
export type TokenScope = z.infer<typeof TokenScope>;

/**
 * Who asks: a person with everything the rules need to know about them, read afresh for every request.
 *
 * `domainRoles` holds the strongest role per domain id, those inherited from parent domains included.
 * `belongsTo` holds every domain the person is part of: their own, with all ancestors and descendants.
 * `delegateOf` holds the ids of the domains the person votes for, `stewardOf` the policy categories they look after.
 * `tokenScopes` holds what the access token they came with is made for; null for a person who signed in, who may
 * do everything their roles allow.
 */
export type Actor = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly orgRoles: readonly OrgRole[];
  readonly domainRoles: Readonly<Record<string, DomainRole>>;
  readonly belongsTo: readonly string[];
  readonly delegateOf: readonly string[];
  readonly stewardOf: readonly string[];
  readonly tokenScopes: readonly TokenScope[] | null;
};

export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "Use at most 254 characters.")
  .pipe(z.email("Write an e-mail address, for example ana@example.com."));

export const PersonName = StorableText.trim().min(1, "Write a name.").max(100, "Use at most 100 characters.");

export const NewPassword = z
  .string()
  .min(12, "Use at least 12 characters; three or four words make a good password.")
  .max(200, "Use at most 200 characters.");
