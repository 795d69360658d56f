import { readdir } from "node:fs/promises";
import path from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { withdrawAnnouncement } from "@/lib/collaboration/commands/announce";
import { acceptAnswer, editAnswer, withdrawAnswer } from "@/lib/collaboration/commands/answer-question";
import { closeQuestion, editQuestion, withdrawQuestion } from "@/lib/collaboration/commands/ask-question";
import { follow } from "@/lib/collaboration/commands/follow";
import {
  answerReview,
  hideReview,
  markHelpful,
  showReview,
} from "@/lib/collaboration/commands/respond-to-review";
import { withdrawReview } from "@/lib/collaboration/commands/write-review";
import { DiscussionParams } from "@/lib/collaboration/model";
import {
  findAllAnnouncements,
  findCurrentAnnouncements,
} from "@/lib/collaboration/queries/find-announcements";
import { countDiscussion, findDiscussion } from "@/lib/collaboration/queries/find-discussion";
import { findFollows, isFollowing } from "@/lib/collaboration/queries/find-follows";
import { findHomeNews } from "@/lib/collaboration/queries/find-home-news";
import { findMentionable } from "@/lib/collaboration/queries/find-mentionable";
import { findQuestion } from "@/lib/collaboration/queries/find-question";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import {
  aForum,
  aHiddenProduct,
  announce,
  anOpenProduct,
  answer,
  giveAccess,
  question,
  review,
  WORDS,
} from "./setting";

let forum: Awaited<ReturnType<typeof aForum>>;

beforeAll(async () => {
  forum = await aForum();
});

beforeEach(async () => {
  await db.rateWindow.deleteMany();
});

/** Owner, steward and contributor work for the product's domain; the consumer has access and wrote the review. */
const ROLES = [
  "owner",
  "steward",
  "contributor",
  "consumer",
  "asker",
  "answerer",
  "stranger",
  "admin",
  "auditor",
] as const;
type Role = (typeof ROLES)[number];
type Outcome = "done" | "forbidden" | "not-found" | "conflict";

async function aSituation(make = anOpenProduct) {
  const product = await make(forum.owner, forum.sales.slug);
  if (make === aHiddenProduct) return { ref: product.ref, ...(await hiddenWords(product.id)) };
  await giveAccess(forum.owner, forum.consumer, product.ref);
  const { id: reviewId } = await review(forum.consumer, product.ref);
  const { id: questionId } = await question(forum.asker, product.ref);
  const { id: answerId } = await answer(forum.answerer, questionId);
  const { id: announcementId } = await announce(forum.steward, product.ref);
  return { ref: product.ref, reviewId, questionId, answerId, announcementId };
}

/** The same about a product that nobody outside sees: by those who may. */
async function hiddenWords(productId: string) {
  const at = new Date();
  const { id: reviewId } = await db.review.create({
    data: { productId, authorId: forum.consumer.id, rating: 4, text: WORDS, writtenAt: at },
  });
  const { id: questionId } = await db.question.create({
    data: { productId, authorId: forum.asker.id, title: "What is hidden here?", askedAt: at },
  });
  const { id: answerId } = await db.answer.create({
    data: { questionId, authorId: forum.answerer.id, text: "A secret.", isFromTeam: false, writtenAt: at },
  });
  const { id: announcementId } = await db.announcement.create({
    data: { productId, title: "Secret news", startsAt: at, createdAt: at },
  });
  return { reviewId, questionId, answerId, announcementId };
}

type Situation = Awaited<ReturnType<typeof aSituation>>;
type Run = (actor: Actor, situation: Situation) => Promise<unknown>;

const no = "forbidden";
const yes = "done";

// biome-ignore format: a table is read by its columns.
const COMMANDS: Record<string, { run: Run; expected: Record<Role, Outcome> }> = {
  writeReview: {
    run: (actor, { ref }) => review(actor, ref),
    expected: { owner: no, steward: no, contributor: no, consumer: yes, asker: no, answerer: no, stranger: no, admin: no, auditor: no },
  },
  withdrawReview: {
    run: (actor, { reviewId: id }) => withdrawReview(actor, { id }),
    expected: { owner: no, steward: no, contributor: no, consumer: yes, asker: no, answerer: no, stranger: no, admin: no, auditor: no },
  },
  answerReview: {
    run: (actor, { reviewId: id }) => answerReview(actor, { id, text: "Thank you." }),
    expected: { owner: yes, steward: no, contributor: no, consumer: no, asker: no, answerer: no, stranger: no, admin: no, auditor: no },
  },
  hideReview: {
    run: (actor, { reviewId: id }) => hideReview(actor, { id, note: "It names a colleague." }),
    expected: { owner: yes, steward: no, contributor: no, consumer: no, asker: no, answerer: no, stranger: no, admin: yes, auditor: no },
  },
  showReview: {
    run: (actor, { reviewId: id }) => showReview(actor, { id }),
    expected: { owner: yes, steward: no, contributor: no, consumer: no, asker: no, answerer: no, stranger: no, admin: yes, auditor: no },
  },
  markHelpful: {
    run: (actor, { reviewId: id }) => markHelpful(actor, { id, isHelpful: true }),
    expected: { owner: yes, steward: yes, contributor: yes, consumer: no, asker: yes, answerer: yes, stranger: yes, admin: yes, auditor: yes },
  },
  askQuestion: {
    run: (actor, { ref }) => question(actor, ref),
    expected: { owner: yes, steward: yes, contributor: yes, consumer: yes, asker: yes, answerer: yes, stranger: yes, admin: yes, auditor: yes },
  },
  editQuestion: {
    run: (actor, { questionId: id }) => editQuestion(actor, { id, title: "How fresh on Sundays?", text: "" }),
    expected: { owner: no, steward: no, contributor: no, consumer: no, asker: yes, answerer: no, stranger: no, admin: no, auditor: no },
  },
  withdrawQuestion: {
    run: (actor, { questionId: id }) => withdrawQuestion(actor, { id }),
    expected: { owner: yes, steward: no, contributor: no, consumer: no, asker: yes, answerer: no, stranger: no, admin: yes, auditor: no },
  },
  closeQuestion: {
    run: (actor, { questionId: id }) => closeQuestion(actor, { id, isClosed: true }),
    expected: { owner: yes, steward: yes, contributor: yes, consumer: no, asker: yes, answerer: no, stranger: no, admin: no, auditor: no },
  },
  answerQuestion: {
    run: (actor, { questionId: id }) => answer(actor, id),
    expected: { owner: yes, steward: yes, contributor: yes, consumer: yes, asker: yes, answerer: yes, stranger: yes, admin: yes, auditor: yes },
  },
  editAnswer: {
    run: (actor, { answerId: id }) => editAnswer(actor, { id, text: "By seven." }),
    expected: { owner: no, steward: no, contributor: no, consumer: no, asker: no, answerer: yes, stranger: no, admin: no, auditor: no },
  },
  withdrawAnswer: {
    run: (actor, { answerId: id }) => withdrawAnswer(actor, { id }),
    expected: { owner: yes, steward: no, contributor: no, consumer: no, asker: no, answerer: yes, stranger: no, admin: yes, auditor: no },
  },
  acceptAnswer: {
    run: (actor, { answerId: id }) => acceptAnswer(actor, { id, isAccepted: true }),
    expected: { owner: yes, steward: yes, contributor: yes, consumer: no, asker: yes, answerer: no, stranger: no, admin: no, auditor: no },
  },
  makeAnnouncement: {
    run: (actor, { ref }) => announce(actor, ref),
    expected: { owner: yes, steward: yes, contributor: no, consumer: no, asker: no, answerer: no, stranger: no, admin: no, auditor: no },
  },
  "makeAnnouncement of the domain": {
    run: (actor, { ref }) => announce(actor, { domain: ref.domain }),
    expected: { owner: yes, steward: yes, contributor: no, consumer: no, asker: no, answerer: no, stranger: no, admin: no, auditor: no },
  },
  withdrawAnnouncement: {
    run: (actor, { announcementId: id }) => withdrawAnnouncement(actor, { id }),
    expected: { owner: yes, steward: yes, contributor: no, consumer: no, asker: no, answerer: no, stranger: no, admin: no, auditor: no },
  },
  follow: {
    run: (actor, { ref }) => follow(actor, { ...ref, follows: true }),
    expected: { owner: yes, steward: yes, contributor: yes, consumer: yes, asker: yes, answerer: yes, stranger: yes, admin: yes, auditor: yes },
  },
};

const outcomeOf = (running: Promise<unknown>) =>
  running.then(
    () => "done",
    (error: { code?: string }) => error.code,
  );

describe.each(Object.entries(COMMANDS))("%s", (name, { run, expected }) => {
  test("is done for those it is for, and for nobody else", async () => {
    let situation = await aSituation();
    for (const role of ROLES) {
      const outcome = await outcomeOf(run(forum[role], situation));
      expect([role, outcome]).toEqual([role, expected[role]]);
      // Whom it is refused changes nothing; what was done is made anew.
      if (outcome === "done") situation = await aSituation();
    }
  });

  test("about a hidden product there is nothing", async () => {
    if (name.endsWith("of the domain")) return;
    const situation = await aSituation(aHiddenProduct);
    for (const role of ["consumer", "asker", "answerer", "stranger"] as const)
      expect([role, await outcomeOf(run(forum[role], situation))]).toEqual([role, "not-found"]);
  });
});

test("no command is missing here", async () => {
  const folder = path.resolve(import.meta.dirname, "../../src/lib/collaboration/commands");
  const exported: string[] = [];
  for (const file of await readdir(folder)) {
    const module: Record<string, unknown> = await import(path.join(folder, file));
    exported.push(...Object.keys(module).filter((name) => typeof module[name] === "function"));
  }
  const known = Object.keys(COMMANDS).filter((name) => !name.includes(" "));
  expect(exported.sort()).toEqual(known.sort());
});

test("with an access token nobody does any of it", async () => {
  const situation = await aSituation();
  for (const role of ROLES) {
    const token: Actor = { ...forum[role], tokenScopes: ["read", "check", "publish"] };
    for (const [name, { run }] of Object.entries(COMMANDS)) {
      const outcome = await outcomeOf(run(token, situation));
      expect([name, role, outcome]).toEqual([name, role, "forbidden"]);
    }
  }
});

test("no query tells of a hidden product, nor counts what is said of it", async () => {
  const situation = await aSituation(aHiddenProduct);
  const { id } = await db.dataProduct.findFirstOrThrow({ where: { name: situation.ref.name } });
  const ANSWERS: Record<string, (actor: Actor) => Promise<unknown>> = {
    findDiscussion: (actor) => findDiscussion(actor, situation.ref, DiscussionParams.parse({})),
    countDiscussion: (actor) => countDiscussion(actor, id),
    findQuestion: (actor) => findQuestion(actor, situation.ref, situation.questionId),
    findCurrentAnnouncements: (actor) => findCurrentAnnouncements(actor, { productId: id }),
    findAllAnnouncements: (actor) => findAllAnnouncements(actor, { productId: id }, forum.sales.id),
    findFollows: (actor) => findFollows(actor),
    isFollowing: (actor) => isFollowing(actor, { productId: id }),
    findMentionable: (actor) => findMentionable(actor, { ...situation.ref, q: "" }),
    findHomeNews: (actor) => findHomeNews(actor, 10),
  };
  await db.follow.deleteMany({ where: { userId: forum.stranger.id } });
  await db.follow.create({ data: { userId: forum.stranger.id, productId: id, since: new Date() } });
  const NOTHING = [null, 0, null, [], null, { domains: [], products: [] }, true, []];
  const answers = await Promise.all(Object.values(ANSWERS).map((run) => run(forum.stranger)));
  expect(answers.slice(0, NOTHING.length)).toEqual(NOTHING);
  expect(JSON.stringify(answers)).not.toMatch(/[Ss]ecret|hidden/);
  expect(await countDiscussion(forum.contributor, id)).toBe(2);

  const folder = path.resolve(import.meta.dirname, "../../src/lib/collaboration/queries");
  const exported: string[] = [];
  for (const file of await readdir(folder)) {
    const module: Record<string, unknown> = await import(path.join(folder, file));
    exported.push(...Object.keys(module).filter((name) => typeof module[name] === "function"));
  }
  expect(exported.sort()).toEqual(Object.keys(ANSWERS).sort());
});
