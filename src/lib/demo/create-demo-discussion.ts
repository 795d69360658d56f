import "server-only";
import { makeAnnouncement } from "@/lib/collaboration/commands/announce";
import { acceptAnswer, answerQuestion } from "@/lib/collaboration/commands/answer-question";
import { askQuestion } from "@/lib/collaboration/commands/ask-question";
import { follow } from "@/lib/collaboration/commands/follow";
import { answerReview, markHelpful } from "@/lib/collaboration/commands/respond-to-review";
import { writeReview } from "@/lib/collaboration/commands/write-review";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { ProductRef } from "@/lib/registry/model";
import { fromRefText } from "@/lib/registry/ref-text";
import { DEMO_ANNOUNCEMENTS, DEMO_FOLLOWS, DEMO_QUESTIONS, DEMO_REVIEWS } from "./discussion";
import { DEMO_PEOPLE } from "./people";
import { actorFor } from "./settle-in";

const DAY_MS = 86_400_000;

/** Lets people of the demo follow, review, ask, answer and announce; all of it goes with its products and domains. */
export async function createDemoDiscussion(): Promise<void> {
  for (const { by, what } of DEMO_FOLLOWS) {
    const actor = await actorFor(by);
    for (const each of what) await follow(actor, { ...placeOf(each), follows: true });
  }
  for (const review of DEMO_REVIEWS) await playReview(review);
  for (const question of DEMO_QUESTIONS) await playQuestion(question);
  for (const { by, about, days, ...words } of DEMO_ANNOUNCEMENTS) {
    const until = new Date(now().getTime() + days * DAY_MS).toISOString().slice(0, 10);
    await makeAnnouncement(await actorFor(by), { ...placeOf(about), ...words, from: "", until });
  }
  // As with what was asked for before: nobody waits for these mails.
  await db.mail.deleteMany({ where: { to: { in: DEMO_PEOPLE.map(({ email }) => email) } } });
}

async function playReview({ by, product, rating, text, helpfulTo, answer }: (typeof DEMO_REVIEWS)[number]) {
  const { id } = await writeReview(await actorFor(by), { ...productOf(product), rating, text });
  for (const reader of helpfulTo) await markHelpful(await actorFor(reader), { id, isHelpful: true });
  if (answer) await answerReview(await actorFor(answer.by), { id, text: answer.text });
}

async function playQuestion(asked: (typeof DEMO_QUESTIONS)[number]) {
  const { by, product, title, text, answers, isSettled } = asked;
  const asker = await actorFor(by);
  const { id } = await askQuestion(asker, { ...productOf(product), title, text });
  const given: string[] = [];
  for (const answer of answers)
    given.push((await answerQuestion(await actorFor(answer.by), { id, text: answer.text })).id);
  const [first] = given;
  if (isSettled && first) await acceptAnswer(asker, { id: first, isAccepted: true });
}

function placeOf(text: string): { domain: string; name: string } {
  return fromRefText(text) ?? { domain: text, name: "" };
}

function productOf(text: string): ProductRef {
  const ref = fromRefText(text);
  if (!ref) throw new Error(`${text} names no product.`);
  return ref;
}
