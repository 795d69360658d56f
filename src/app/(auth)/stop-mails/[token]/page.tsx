import type { Metadata } from "next";
import { AuthHeading } from "@/components/identity/auth-heading";
import { SpentLink } from "@/components/identity/spent-link";
import { StopMailsForm } from "@/components/notifications/stop-mails-form";
import { TextLink } from "@/components/ui/text-link";
import { GROUP_WORDS } from "@/lib/notifications/kinds";
import { NOTIFICATION_SETTINGS } from "@/lib/notifications/model";
import { readStopToken } from "@/lib/notifications/stop-link";
import { stopMailsAction } from "../actions";

export const metadata: Metadata = { title: "Stop mails", referrer: "no-referrer" };

export default async function StopMailsPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const stoppable = readStopToken(token);
  if (!stoppable) {
    return (
      <SpentLink href={NOTIFICATION_SETTINGS} label="Sign in and choose">
        This link is not whole. Copy all of it from the mail, or choose what you are mailed after signing in.
      </SpentLink>
    );
  }
  const { label, about } = GROUP_WORDS[stoppable.group];

  return (
    <div className="flex flex-col gap-6">
      <AuthHeading title={`No more mails about “${label}”?`}>
        That is {about}. You still find all of it in Agora.
      </AuthHeading>
      <StopMailsForm token={token} submit={stopMailsAction} />
      <p className="text-muted">
        Or choose for each kind <TextLink href={NOTIFICATION_SETTINGS}>how you are told</TextLink>.
      </p>
    </div>
  );
}
