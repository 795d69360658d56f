import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { publicUrl } from "@/lib/platform/public-url";
import { sessionSecret } from "@/lib/platform/secret";
import { NotificationGroup } from "./kinds";

/** What a link in a mail may stop: one group of mails of one person. */
export type Stoppable = { personId: string; group: NotificationGroup };

const PURPOSE = "agora:stop-mails";

/** A link that stops a group of mails without signing in; it says for whom and what, and is signed. */
export function stopUrl(stoppable: Stoppable): string {
  return publicUrl(`/stop-mails/${stopToken(stoppable)}`);
}

export function stopToken({ personId, group }: Stoppable): string {
  const said = Buffer.from(`${group} ${personId}`).toString("base64url");
  return `${said}.${signatureOf(said)}`;
}

/** Null where nobody signed it. */
export function readStopToken(token: string): Stoppable | null {
  const [said = "", signature = "", ...rest] = token.split(".");
  const given = Buffer.from(signature);
  const right = Buffer.from(signatureOf(said));
  if (rest.length > 0 || given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const [group, personId = ""] = Buffer.from(said, "base64url").toString().split(" ");
  const known = NotificationGroup.safeParse(group);
  return known.success ? { group: known.data, personId } : null;
}

function signatureOf(said: string): string {
  return createHmac("sha256", sessionSecret()).update(`${PURPOSE}:${said}`).digest("base64url");
}
