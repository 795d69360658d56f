import type { Metadata } from "next";
import { AuthHeading } from "@/components/identity/auth-heading";
import { ResetPasswordForm } from "@/components/identity/reset-password-form";
import { SpentLink } from "@/components/identity/spent-link";
import { findKeyHolder } from "@/lib/identity/one-time-keys";
import { now } from "@/lib/platform/clock";
import { resetPasswordAction } from "../../actions";

export const metadata: Metadata = { title: "New password", referrer: "no-referrer" };

export default async function ResetPasswordPage({ params }: { params: Promise<{ key: string }> }) {
  const { key } = await params;
  const person = await findKeyHolder(key, "password-reset", now());
  if (!person) {
    return (
      <SpentLink href="/forgot-password" label="Get a new link">
        A link to choose a new password works once, within an hour.
      </SpentLink>
    );
  }

  return (
    <div className="flex flex-col gap-6">
      <AuthHeading title="Choose a new password">
        For {person.email}. You will be signed out on every other device.
      </AuthHeading>
      <ResetPasswordForm submit={resetPasswordAction} oneTimeKey={key} email={person.email} />
    </div>
  );
}
