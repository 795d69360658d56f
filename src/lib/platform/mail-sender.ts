import "server-only";
import { log } from "./log";
import { deliverMail, isMailSent } from "./mail";

const EVERY_MS = 30_000;

/** Sends what waits for as long as the process lives: retries, and mails whose own process died before sending. */
export function startMailSender(): void {
  if (!isMailSent) return;
  setInterval(() => {
    deliverMail().catch((error) => log.error({ err: error }, "mail sender failed"));
  }, EVERY_MS).unref();
}
