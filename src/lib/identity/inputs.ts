import { z } from "zod";
import { soughtText } from "@/lib/platform/sought-text";
import { TOKEN_DAYS } from "./access-token";
import { DomainRole, Email, NewPassword, PersonName, TokenScope } from "./model";
import { RoleAssignment } from "./role-assignment";

const PersonId = z.string().min(1).max(64);

/** An existing password is only compared: whatever its length, it is right or wrong. */
const TypedPassword = z.string().min(1, "Write your password.").max(1000);

const Key = z.string().min(1).max(200);

/** A field that occurs once in a form arrives as text, several times as a list; an empty choice is no choice. */
function listOf<T extends z.ZodType>(item: T) {
  return z.preprocess(
    (value) => [value ?? []].flat().filter((entry) => entry !== ""),
    z.array(item).max(100),
  );
}

/** "steward:<domain id>", as one value of a form. */
const DomainRoleText = z
  .string()
  .transform((text) => ({ role: text.split(":")[0], domainId: text.split(":").slice(1).join(":") }))
  .pipe(z.object({ role: DomainRole, domainId: z.string().min(1) }));

export const SignIn = z.object({ email: Email, password: TypedPassword, next: z.string().optional() });
export type SignIn = z.infer<typeof SignIn>;

export const CreateFirstAdmin = z.object({ name: PersonName, email: Email, password: NewPassword });
export type CreateFirstAdmin = z.infer<typeof CreateFirstAdmin>;

export const InvitePerson = z.object({
  email: Email,
  name: PersonName,
  orgRoles: listOf(RoleAssignment),
  domainRoles: listOf(DomainRoleText),
});
export type InvitePerson = z.infer<typeof InvitePerson>;

export const AcceptInvitation = z.object({ key: Key, name: PersonName, password: NewPassword });
export type AcceptInvitation = z.infer<typeof AcceptInvitation>;

export const RequestPasswordReset = z.object({ email: Email });
export type RequestPasswordReset = z.infer<typeof RequestPasswordReset>;

export const ResetPassword = z.object({ key: Key, password: NewPassword });
export type ResetPassword = z.infer<typeof ResetPassword>;

export const ChangePassword = z.object({ currentPassword: TypedPassword, newPassword: NewPassword });
export type ChangePassword = z.infer<typeof ChangePassword>;

export const ChangeName = z.object({ name: PersonName });
export type ChangeName = z.infer<typeof ChangeName>;

export const ChangeOrgRoles = z.object({ personId: PersonId, orgRoles: listOf(RoleAssignment) });
export type ChangeOrgRoles = z.infer<typeof ChangeOrgRoles>;

export const ChosenPerson = z.object({ personId: PersonId });
export type ChosenPerson = z.infer<typeof ChosenPerson>;

export const ChosenMail = z.object({ mailId: z.string().min(1).max(64) });
export type ChosenMail = z.infer<typeof ChosenMail>;

export const CreateAccessToken = z.object({
  name: z
    .string()
    .trim()
    .min(1, "Name what the token is for.")
    .max(80, "Use at most 80 characters.")
    .regex(/^\P{Cc}*$/u, "Leave out characters that nobody sees."),
  scopes: listOf(TokenScope)
    .refine((scopes) => scopes.length > 0, "Choose what the token may do.")
    .transform((scopes) => [...new Set(scopes)]),
  days: z.coerce.number().pipe(z.literal([...TOKEN_DAYS], `Choose one of ${TOKEN_DAYS.join(", ")} days.`)),
});
export type CreateAccessToken = z.infer<typeof CreateAccessToken>;

export const ChosenToken = z.object({ tokenId: z.string().min(1).max(64) });
export type ChosenToken = z.infer<typeof ChosenToken>;

export const RevokeTokenOfPerson = ChosenToken.extend({ personId: PersonId });
export type RevokeTokenOfPerson = z.infer<typeof RevokeTokenOfPerson>;

export const OutsideSignIn = z.object({ provider: z.string().max(50), next: z.string().optional() });
export type OutsideSignIn = z.infer<typeof OutsideSignIn>;

/** What an admin looks at of a long list; addresses written by hand never fail. */
export const PeoplePage = z.object({
  q: soughtText(100),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type PeoplePage = z.infer<typeof PeoplePage>;
