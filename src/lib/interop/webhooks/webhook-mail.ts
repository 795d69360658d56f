import "server-only";
import { mailAdmins } from "@/lib/identity/mail-admins";
import type { Tx } from "@/lib/platform/db";
import { publicUrl } from "@/lib/platform/public-url";
import { webhookHref } from "./model";

type Concerned = { id: string; name: string };

export async function mailGivenUp(tx: Tx, { id, name }: Concerned): Promise<void> {
  await mailAdmins(tx, {
    subject: `${name} does not receive what Agora sends`,
    body: `For three days ${name} did not accept an event, so it was given up. Others still wait to be sent, and later ones will be tried as before.\n\nWhat the receiver answered, and how to send it again:\n${linkTo(id)}`,
  });
}

export async function mailPaused(
  tx: Tx,
  { id, name, reason }: Concerned & { reason: string },
): Promise<void> {
  await mailAdmins(tx, {
    subject: `${name} was paused`,
    body: `Agora sends nothing to ${name} any more. ${reason}\n\nWhat waits is kept. Resume it, or delete it:\n${linkTo(id)}`,
  });
}

function linkTo(id: string): string {
  return publicUrl(`/${webhookHref(id).slice(1)}`);
}
