"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { after } from "next/server";
import { revokeTokenOfPerson } from "@/lib/governance/commands/revoke-token-of-person";
import { changeOrgRoles } from "@/lib/identity/commands/change-org-roles";
import { deactivatePerson, reactivatePerson } from "@/lib/identity/commands/deactivate-person";
import { invitePerson, renewInvitation } from "@/lib/identity/commands/invite-person";
import { ChangeOrgRoles, ChosenPerson, InvitePerson, RevokeTokenOfPerson } from "@/lib/identity/inputs";
import { deliverMail } from "@/lib/platform/mail";
import { action } from "@/lib/transport/action";

export const invitePersonAction = action(InvitePerson, async (actor, input) => {
  const { personId } = await invitePerson(actor, input);
  after(() => deliverMail());
  redirect(`/admin/people/${personId}`);
});

export const renewInvitationAction = action(ChosenPerson, async (actor, input) => {
  await renewInvitation(actor, input);
  after(() => deliverMail());
});

export const changeOrgRolesAction = action(ChangeOrgRoles, async (actor, input) => {
  await changeOrgRoles(actor, input);
  revalidatePath(`/admin/people/${input.personId}`);
});

export const deactivatePersonAction = action(ChosenPerson, async (actor, input) => {
  await deactivatePerson(actor, input);
  revalidatePath(`/admin/people/${input.personId}`);
});

export const revokeTokenOfPersonAction = action(RevokeTokenOfPerson, async (actor, input) => {
  await revokeTokenOfPerson(actor, input);
  revalidatePath(`/admin/people/${input.personId}`);
});

export const reactivatePersonAction = action(ChosenPerson, async (actor, input) => {
  await reactivatePerson(actor, input);
  revalidatePath(`/admin/people/${input.personId}`);
});
