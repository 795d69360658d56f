import "server-only";
import type { NewMail } from "@/lib/platform/mail";
import { publicUrl } from "@/lib/platform/public-url";
import type { KeyHolder } from "./one-time-keys";

export function invitationMail(person: KeyHolder, invitedBy: string, key: string): NewMail {
  return {
    to: person.email,
    subject: `${invitedBy} invites you to Agora`,
    body: [
      `Hello ${person.name},`,
      `${invitedBy} invites you to Agora, where your organisation finds, trusts and shares its data products.`,
      `Choose your password here; the link works once, within seven days:\n${publicUrl(`/invitation/${key}`)}`,
    ].join("\n\n"),
  };
}

export function passwordResetMail(person: KeyHolder, key: string): NewMail {
  return {
    to: person.email,
    subject: "Choose a new password for Agora",
    body: [
      `Hello ${person.name},`,
      `Somebody, probably you, asked for a new password. The link works once, within an hour:\n${publicUrl(`/reset-password/${key}`)}`,
      "If it was not you, do nothing: your password stays as it is.",
    ].join("\n\n"),
  };
}
