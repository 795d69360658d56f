import "server-only";
import { randomUUID } from "node:crypto";
import { createTransport } from "nodemailer";
import { now } from "./clock";
import { db, type Tx } from "./db";
import { env } from "./env";
import { giveLeaseBack, takeLease } from "./lease";
import { log } from "./log";

export type NewMail = { to: string; subject: string; body: string };

/** Hands one message to the outside, or throws. */
type MailSender = (mail: NewMail) => Promise<void>;

/** Without a mail server the mails stay in the outbox, where admins read them and pass them on. */
export const isMailSent = env.SMTP_URL !== undefined;

const MINUTE_MS = 60_000;
const LEASE_MS = 2 * MINUTE_MS;
/** How long after it was written a mail is tried for the first, second … and last time. */
const TRIED_AFTER_MS = [0, 1, 5, 30, 120, 480].map((minutes) => minutes * MINUTE_MS);
export const MAIL_ATTEMPTS_MAX = TRIED_AFTER_MS.length;

const TIMEOUTS_MS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** Writes a mail in the transaction that gives the reason for it; it leaves only after that has been committed. */
export async function sendMail(tx: Tx, mail: NewMail): Promise<void> {
  await tx.mail.createMany({ data: [mail] });
}

/** Sends what is due and returns how many left. Any number of processes may call it; one at a time gets to work. */
export async function deliverMail(send: MailSender | null = smtpSender(), at = now): Promise<number> {
  if (!send) return 0;
  const holder = randomUUID();
  let sent = 0;
  try {
    for (const id of await findDueMail(at())) {
      // Renewed before every mail, so that a slow server does not let a second sender in.
      if (!(await takeLease("mail", holder, at(), new Date(at().getTime() + LEASE_MS)))) break;
      if (await deliverOne(id, send, at())) sent += 1;
    }
  } finally {
    await giveLeaseBack("mail", holder);
  }
  return sent;
}

async function findDueMail(at: Date): Promise<string[]> {
  const due = TRIED_AFTER_MS.map((ms, attempts) => ({
    attempts,
    createdAt: { lte: new Date(at.getTime() - ms) },
  }));
  const rows = await db.mail.findMany({
    where: { sentAt: null, OR: due },
    select: { id: true },
    orderBy: { createdAt: "asc" },
    take: 50,
  });
  return rows.map(({ id }) => id);
}

async function deliverOne(id: string, send: MailSender, at: Date): Promise<boolean> {
  // Counted before it is tried: a mail that kills the process is not tried for ever.
  const [mail] = await db.mail.updateManyAndReturn({
    where: { id, sentAt: null },
    data: { attempts: { increment: 1 } },
  });
  if (!mail) return false;
  try {
    await send({ to: mail.to, subject: mail.subject, body: mail.body });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.warn({ mailId: id, attempts: mail.attempts, reason }, "mail not sent");
    await db.mail.update({ where: { id }, data: { error: reason.slice(0, 500) } });
    return false;
  }
  // The text may hold a one-time link, which nobody but its reader needs from here on.
  await db.mail.update({ where: { id }, data: { sentAt: at, error: null, body: "" } });
  return true;
}

function smtpSender(): MailSender | null {
  if (!env.SMTP_URL) return null;
  const url = new URL(env.SMTP_URL);
  // Nodemailer waits for minutes, which is longer than the lease; what the operator wrote in the URL stands.
  for (const [name, ms] of Object.entries(TIMEOUTS_MS)) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(ms));
  }
  const transport = createTransport(url.href);
  return async ({ to, subject, body }) => {
    await transport.sendMail({ from: env.MAIL_FROM, to, subject, text: body });
  };
}
