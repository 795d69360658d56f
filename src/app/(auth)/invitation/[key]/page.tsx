import type { Metadata } from "next";
import { AcceptInvitationForm } from "@/components/identity/accept-invitation-form";
import { AuthHeading } from "@/components/identity/auth-heading";
import { SpentLink } from "@/components/identity/spent-link";
import { findKeyHolder } from "@/lib/identity/one-time-keys";
import { now } from "@/lib/platform/clock";
import { acceptInvitationAction } from "../../actions";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

export default async function InvitationPage({ params }: { params: Promise<{ key: string }> }) {
  const { key } = await params;
  const invited = await findKeyHolder(key, "invitation", now());
  if (!invited) {
    return (
      <SpentLink href="/sign-in" label="Go to sign-in">
        If you have chosen a password already, sign in with it. Otherwise ask for a new invitation.
      </SpentLink>
    );
  }

  return (
    <div className="flex flex-col gap-6">
      <AuthHeading title={`Welcome, ${invited.name}`}>
        You sign in with {invited.email} and the password you choose now.
      </AuthHeading>
      <AcceptInvitationForm submit={acceptInvitationAction} oneTimeKey={key} invited={invited} />
    </div>
  );
}
