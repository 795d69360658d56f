import "server-only";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { ChosenMail } from "../inputs";
import type { Actor } from "../model";
import { requireCan } from "../permissions";

/** Lets the sender try a mail again from the start, for instance after the mail server was mended. */
export async function retryMail(actor: Actor, { mailId }: ChosenMail): Promise<void> {
  requireCan(actor, "mail.read");
  const { count } = await db.mail.updateMany({
    where: { id: mailId, sentAt: null },
    data: { attempts: 0, error: null },
  });
  if (count === 0) throw notFound("mail that waits to be sent");
}
