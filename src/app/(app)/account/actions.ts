"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { changeName } from "@/lib/identity/commands/change-name";
import { changePassword } from "@/lib/identity/commands/change-password";
import { createAccessToken } from "@/lib/identity/commands/create-access-token";
import { revokeAccessToken } from "@/lib/identity/commands/revoke-access-token";
import { signOutEverywhere } from "@/lib/identity/commands/sign-out-everywhere";
import { ChangeName, ChangePassword, ChosenToken, CreateAccessToken } from "@/lib/identity/inputs";
import { endSession, startSession } from "@/lib/identity/start-session";
import { action } from "@/lib/transport/action";

export const changeNameAction = action(ChangeName, async (actor, input) => {
  await changeName(actor, input);
  revalidatePath("/", "layout");
});

export const changePasswordAction = action(ChangePassword, async (actor, input) => {
  await changePassword(actor, input);
  // The change ended this session too; this browser goes on with a new one.
  await startSession({ email: actor.email, password: input.newPassword });
});

export const createAccessTokenAction = action(CreateAccessToken, async (actor, input) => {
  const made = await createAccessToken(actor, input);
  revalidatePath("/account");
  return made;
});

export const revokeAccessTokenAction = action(ChosenToken, async (actor, input) => {
  await revokeAccessToken(actor, input);
  revalidatePath("/account");
});

export const signOutEverywhereAction = action(z.object({}), async (actor) => {
  await signOutEverywhere(actor);
  await endSession();
  redirect("/sign-in");
});
