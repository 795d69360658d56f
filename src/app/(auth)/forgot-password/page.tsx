import type { Metadata } from "next";
import { AuthHeading } from "@/components/identity/auth-heading";
import { ForgotPasswordForm } from "@/components/identity/forgot-password-form";
import { TextLink } from "@/components/ui/text-link";
import { isMailSent } from "@/lib/platform/mail";
import { requestPasswordResetAction } from "../actions";

export const metadata: Metadata = { title: "Forgot password" };

const DONE = isMailSent
  ? "If somebody here has this address and a password, a link is on its way to it. It works for an hour."
  : "If somebody here has this address and a password, a link is ready for an hour. This Agora sends no mail: ask an administrator for it.";

export default function ForgotPasswordPage() {
  return (
    <div className="flex flex-col gap-6">
      <AuthHeading title="Forgot your password?">
        Write your e-mail address and you get a link to choose a new one.
      </AuthHeading>
      <ForgotPasswordForm submit={requestPasswordResetAction} done={DONE} />
      <p className="text-center text-sm">
        <TextLink href="/sign-in">Back to sign-in</TextLink>
      </p>
    </div>
  );
}
