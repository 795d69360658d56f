"use server";

import { redirect } from "next/navigation";
import { after } from "next/server";
import { acceptInvitation } from "@/lib/identity/commands/accept-invitation";
import { createFirstAdmin } from "@/lib/identity/commands/create-first-admin";
import { requestPasswordReset, resetPassword } from "@/lib/identity/commands/reset-password";
import {
  AcceptInvitation,
  CreateFirstAdmin,
  OutsideSignIn,
  RequestPasswordReset,
  ResetPassword,
  SignIn,
} from "@/lib/identity/inputs";
import { safeNextPath } from "@/lib/identity/next-path";
import { startOutsideSignIn, startSession } from "@/lib/identity/start-session";
import { deliverMail } from "@/lib/platform/mail";
import { publicAction } from "@/lib/transport/public-action";

export const signInAction = publicAction(SignIn, async (_caller, { next, ...input }) => {
  await startSession(input);
  redirect(safeNextPath(next));
});

export const signInElsewhereAction = publicAction(OutsideSignIn, async (_caller, { provider, next }) => {
  redirect(await startOutsideSignIn(provider, safeNextPath(next)));
});

export const createFirstAdminAction = publicAction(CreateFirstAdmin, async (_caller, input) => {
  await createFirstAdmin(input);
  await startSession(input);
  redirect("/");
});

export const acceptInvitationAction = publicAction(AcceptInvitation, async (_caller, input) => {
  const { email } = await acceptInvitation(input);
  await startSession({ email, password: input.password });
  redirect("/");
});

export const requestPasswordResetAction = publicAction(RequestPasswordReset, async ({ address }, input) => {
  await requestPasswordReset(input, address);
  after(() => deliverMail());
});

export const resetPasswordAction = publicAction(ResetPassword, async (_caller, input) => {
  const { email } = await resetPassword(input);
  await startSession({ email, password: input.password });
  redirect("/");
});
