import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { aForum, anOpenProduct } from "./setting";

let productId: string;
let authorId: string;
let domainId: string;
const at = new Date();

beforeAll(async () => {
  const forum = await aForum();
  productId = (await anOpenProduct(forum.owner, forum.sales.slug)).id;
  authorId = forum.consumer.id;
  domainId = forum.sales.id;
});

const aReview = (facts: object = {}) =>
  db.review.create({
    data: { productId, authorId: null, rating: 3, text: "Good.", writtenAt: at, ...facts },
  });
const aQuestion = (facts: object = {}) =>
  db.question.create({ data: { productId, authorId, title: "How?", askedAt: at, ...facts } });
const anAnswer = (questionId: string, facts: object = {}) =>
  db.answer.create({
    data: { questionId, authorId, text: "So.", isFromTeam: false, writtenAt: at, ...facts },
  });
const anAnnouncement = (facts: object = {}) =>
  db.announcement.create({ data: { productId, title: "News", startsAt: at, createdAt: at, ...facts } });
const aNote = (facts: object = {}) =>
  db.notification.create({
    data: {
      userId: authorId,
      kind: "review.written",
      standing: "reader",
      title: "T",
      href: "/",
      at,
      ...facts,
    },
  });

describe("the database refuses", () => {
  const withoutWords = { withdrawnAt: at, title: "", text: "" };
  test.each<[string, () => Promise<unknown>]>([
    ["a rating of six", () => aReview({ rating: 6 })],
    ["a rating of nought", () => aReview({ rating: 0 })],
    ["a review without words", () => aReview({ text: "" })],
    ["hiding without a reason", () => aReview({ hiddenAt: at })],
    ["a reason where nothing is hidden", () => aReview({ hiddenReason: "Because." })],
    ["an answer to a review without words", () => aReview({ answeredAt: at })],
    ["a withdrawn question that still says something", () => aQuestion({ withdrawnAt: at })],
    ["a question that says nothing", () => aQuestion({ title: "" })],
    ["an announcement about two things", () => anAnnouncement({ domainId })],
    ["an announcement about nothing", () => anAnnouncement({ productId: null })],
    ["an announcement that ends as it begins", () => anAnnouncement({ endsAt: at })],
    ["an importance nobody knows", () => anAnnouncement({ importance: "huge" })],
    [
      "following two things in one",
      () => db.follow.create({ data: { userId: authorId, productId, domainId, since: at } }),
    ],
    ["following nothing", () => db.follow.create({ data: { userId: authorId, since: at } })],
    ["a notification that leads out of Agora", () => aNote({ href: "https://example.com" })],
    ["a notification that leads to another host", () => aNote({ href: "//example.com" })],
    ["a standing nobody knows", () => aNote({ standing: "friend" })],
    ["a way to be told that nobody knows", () => aNote({ mail: "pigeon" })],
    [
      "accepting the answer to another question",
      async () => {
        const [one, two] = [await aQuestion(), await aQuestion()];
        const { id } = await anAnswer(one.id);
        await db.question.update({ where: { id: two.id }, data: { acceptedAnswerId: id } });
      },
    ],
    [
      "a withdrawn answer that still says something",
      async () => anAnswer((await aQuestion()).id, { withdrawnAt: at }),
    ],
  ])("%s", async (_what, write) => {
    await expect(write()).rejects.toThrow(/constraint|violat/i);
  });

  test("a second review of a person, but not a second one by people who left", async () => {
    await aReview();
    await aReview();
    await aReview({ authorId });
    await expect(aReview({ authorId })).rejects.toThrow(/[Uu]nique/);
    await expect(aQuestion(withoutWords)).resolves.toBeTruthy();
  });
});

test("everything goes with the product it is about", async () => {
  const { id: questionId } = await aQuestion();
  const { id: answerId } = await anAnswer(questionId);
  await db.question.update({ where: { id: questionId }, data: { acceptedAnswerId: answerId } });
  const { id: reviewId } = await aReview();
  await db.reviewHelpful.create({ data: { reviewId, userId: authorId, at } });
  await anAnnouncement();
  await aNote({ productId });
  await db.follow.create({ data: { userId: authorId, productId, since: at } });
  await db.dataProduct.delete({ where: { id: productId } });
  const left = await Promise.all([
    db.review.count({ where: { productId } }),
    db.question.count({ where: { productId } }),
    db.answer.count({ where: { questionId } }),
    db.announcement.count({ where: { productId } }),
    db.notification.count({ where: { productId } }),
    db.follow.count({ where: { productId } }),
  ]);
  expect(left).toEqual([0, 0, 0, 0, 0, 0]);
});
