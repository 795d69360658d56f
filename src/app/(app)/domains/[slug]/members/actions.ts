"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { findPeopleToPick } from "@/lib/identity/queries";
import { RemoveDomainMember, removeDomainMember } from "@/lib/registry/commands/remove-domain-member";
import { SetDomainMember, setDomainMember } from "@/lib/registry/commands/set-domain-member";
import { action, typedAction } from "@/lib/transport/action";

/** Where the person is chosen twice, by the picker and without JavaScript, the one that was really chosen counts. */
const AddDomainMember = SetDomainMember.extend({
  userId: z.preprocess(
    (value) => [value].flat().findLast((id) => id !== ""),
    z.string({ error: "Choose a person." }),
  ),
});

export const addMemberAction = action(AddDomainMember, async (actor, input) => {
  await setDomainMember(actor, input);
  refresh();
});

export const setRoleAction = action(SetDomainMember, async (actor, input) => {
  await setDomainMember(actor, input);
  refresh();
});

export const removeMemberAction = action(RemoveDomainMember, async (actor, input) => {
  await removeDomainMember(actor, input);
  refresh();
});

export const findPeopleAction = typedAction(z.object({ q: z.string() }), (actor, { q }) =>
  findPeopleToPick(actor, q),
);
