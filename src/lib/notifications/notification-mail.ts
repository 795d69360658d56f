import "server-only";
import type { NewMail } from "@/lib/platform/mail";
import { publicUrl } from "@/lib/platform/public-url";
import { GROUP_WORDS, groupOf, type NotificationGroup, NotificationKind } from "./kinds";
import { NOTIFICATION_SETTINGS } from "./model";
import { stopUrl } from "./stop-link";

type Recipient = { id: string; name: string; email: string };
type Told = { kind: string; title: string; text: string; href: string };

const ITEMS_MAX = 50;

/** The mail of what somebody wants to know at once; what happened together is one mail. */
export function mailAtOnce(to: Recipient, told: readonly Told[]): NewMail {
  const [only] = told;
  const isOne = told.length === 1 && only !== undefined;
  return {
    to: to.email,
    subject: isOne ? only.title : `${only?.title ?? ""}, and ${told.length - 1} more`,
    body: [
      `Hello ${to.name},`,
      ...(isOne ? [only.text || only.title, linkTo(only.href)] : told.slice(0, ITEMS_MAX).map(itemOf)),
      ...moreOf(told.length),
      footer(to, [...new Set(told.map((each) => groupOf(NotificationKind.parse(each.kind))))]),
    ].join("\n\n"),
  };
}

/** The mail of the day, in the order of these groups; those without anything are left out. */
export function digestMail(
  to: Recipient,
  groups: readonly { group: NotificationGroup; told: readonly Told[] }[],
): NewMail {
  const filled = groups.filter(({ told }) => told.length > 0);
  const total = filled.reduce((sum, { told }) => sum + told.length, 0);
  const first = filled[0]?.told[0];
  return {
    to: to.email,
    subject: total === 1 && first ? first.title : `${first?.title ?? ""}, and ${total - 1} more today`,
    body: [
      `Hello ${to.name},`,
      ...filled.map(({ group, told }) =>
        [
          GROUP_WORDS[group].label.toUpperCase(),
          ...told.slice(0, ITEMS_MAX).map(itemOf),
          ...moreOf(told.length),
        ].join("\n\n"),
      ),
      footer(
        to,
        filled.map(({ group }) => group),
      ),
    ].join("\n\n"),
  };
}

function itemOf({ title, text, href }: Told): string {
  return [title, ...(text === "" ? [] : [text]), linkTo(href)].join("\n");
}

function moreOf(count: number): string[] {
  return count > ITEMS_MAX ? [`And ${count - ITEMS_MAX} more:\n${publicUrl("/notifications")}`] : [];
}

function footer({ id }: Recipient, groups: readonly NotificationGroup[]): string {
  const stops = groups.map(
    (group) => `No more mails about “${GROUP_WORDS[group].label}”: ${stopUrl({ personId: id, group })}`,
  );
  return ["--", ...stops, `How you are told of what: ${linkTo(NOTIFICATION_SETTINGS)}`].join("\n");
}

function linkTo(href: string): string {
  return publicUrl(`/${href.replace(/^\//, "")}`);
}
