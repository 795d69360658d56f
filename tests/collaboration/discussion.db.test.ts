import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { giveBackAccess } from "@/lib/access/commands/end-access";
import { consumerKey } from "@/lib/access/consumer";
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
import { followEvents } from "@/lib/collaboration/follow-events";
import { findCurrentAnnouncements } from "@/lib/collaboration/queries/find-announcements";
import { countDiscussion } from "@/lib/collaboration/queries/find-discussion";
import { findFollows } from "@/lib/collaboration/queries/find-follows";
import { findHomeNews } from "@/lib/collaboration/queries/find-home-news";
import { findQuestion } from "@/lib/collaboration/queries/find-question";
import { tellOfAnnouncements } from "@/lib/collaboration/tell-of-announcement";
import { publishProduct } from "@/lib/governance/commands/publish-product";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { reportProblem, updateIncident } from "@/lib/quality/commands/incidents";
import { deprecateProduct } from "@/lib/registry/commands/deprecate-product";
import { grantsOf } from "../access/setting";
import { followUntil } from "../follow-until";
import { aProduct } from "../governance/publishing";
import { toldTo } from "../notifications/told";
import { createDomainRow, createPerson } from "../people";
import {
  aForum,
  aHiddenProduct,
  announce,
  anOpenProduct,
  answer,
  discussionFor,
  giveAccess,
  question,
  review,
} from "./setting";

let forum: Awaited<ReturnType<typeof aForum>>;
const sales = () => forum.sales.slug;
const titles = async (actor: Actor) => (await toldTo(actor)).map(({ title }) => title);
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
const onDay = (days: number) => inDays(days).toISOString().slice(0, 10);

beforeAll(async () => {
  forum = await aForum();
});

beforeEach(async () => {
  await db.rateWindow.deleteMany();
  await db.notification.deleteMany();
});

describe("a review", () => {
  test("is for who has access, for the team it was given to, and still for who gave it back", async () => {
    const { ref } = await anOpenProduct(forum.owner, sales());
    expect((await discussionFor(forum.consumer, ref)).standing.may).toBe(false);
    await giveAccess(forum.owner, forum.consumer, ref);
    await giveAccess(forum.owner, forum.analyst, ref, {
      consumer: consumerKey("domain", forum.marketing.id),
    });
    for (const actor of [forum.consumer, forum.analyst, forum.marketer])
      expect((await discussionFor(actor, ref)).standing).toEqual({ may: true, own: null });
    const [grant] = (await grantsOf(forum.consumer)).filter(
      ({ request }) => request.product.ref.name === ref.name,
    );
    await giveBackAccess(forum.consumer, { id: grant?.id ?? "" });
    await review(forum.consumer, ref);
    expect((await discussionFor(forum.stranger, ref)).reviews.total).toBe(1);
  });

  test("is one a person: writing again edits it, keeps its marks, and tells the team once", async () => {
    const { ref } = await anOpenProduct(forum.owner, sales());
    await giveAccess(forum.owner, forum.consumer, ref);
    await db.notification.deleteMany();
    const first = await review(forum.consumer, ref, 2);
    await markHelpful(forum.stranger, { id: first.id, isHelpful: true });
    await markHelpful(forum.stranger, { id: first.id, isHelpful: true });
    expect(await review(forum.consumer, ref, 5, "It got a lot better since.")).toEqual(first);
    const { reviews, ratings } = await discussionFor(forum.stranger, ref);
    expect(reviews.items).toMatchObject([
      { rating: 5, helpful: 1, isHelpfulToMe: true, editedAt: expect.any(Date) },
    ]);
    expect(ratings).toEqual({ count: 1, average: 5, spread: [1, 0, 0, 0, 0] });
    expect(await titles(forum.owner)).toEqual(["Dana Consumer reviewed Orders: 2 of 5"]);
    await markHelpful(forum.stranger, { id: first.id, isHelpful: false });
    expect((await discussionFor(forum.stranger, ref)).reviews.items[0]?.helpful).toBe(0);
  });

  test("is answered once, and its author told", async () => {
    const { ref } = await anOpenProduct(forum.owner, sales());
    await giveAccess(forum.owner, forum.consumer, ref);
    const { id } = await review(forum.consumer, ref);
    await answerReview(forum.owner, { id, text: "Thank you for saying so." });
    await expect(answerReview(forum.owner, { id, text: "And again." })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await titles(forum.consumer)).toContain("Sales owner answered your review of Orders");
    const [shown] = (await discussionFor(forum.stranger, ref)).reviews.items;
    expect(shown?.answer).toMatchObject({ text: "Thank you for saying so.", by: { name: "Sales owner" } });
  });

  test("that is hidden counts in nothing, and only its author and who moderates read it and why", async () => {
    const { ref, id: productId } = await anOpenProduct(forum.owner, sales());
    await giveAccess(forum.owner, forum.consumer, ref);
    const { id } = await review(forum.consumer, ref, 1);
    await hideReview(forum.owner, { id, note: "It names a colleague." });
    for (const actor of [forum.stranger, forum.steward]) {
      const { reviews, ratings } = await discussionFor(actor, ref);
      expect([reviews.items, reviews.total, ratings.count, ratings.average]).toEqual([[], 0, 0, null]);
    }
    expect(await countDiscussion(forum.stranger, productId)).toBe(0);
    for (const actor of [forum.consumer, forum.owner, forum.admin])
      expect((await discussionFor(actor, ref)).reviews.items[0]?.hiddenReason).toBe("It names a colleague.");
    expect((await toldTo(forum.consumer)).at(-1)).toMatchObject({
      title: "Your review of Orders was hidden",
      text: "Sales owner says: It names a colleague.",
    });
    const hidden = await db.event.findFirst({ where: { subjectId: productId, type: "review.hidden" } });
    expect(hidden?.payload).toMatchObject({ reviewId: id, reason: "It names a colleague." });
    await expect(markHelpful(forum.stranger, { id, isHelpful: true })).rejects.toMatchObject({
      code: "not-found",
    });
    await showReview(forum.admin, { id });
    expect((await discussionFor(forum.stranger, ref)).ratings.count).toBe(1);
  });

  test("that is withdrawn is gone, and another one may be written", async () => {
    const { ref } = await anOpenProduct(forum.owner, sales());
    await giveAccess(forum.owner, forum.consumer, ref);
    const { id } = await review(forum.consumer, ref);
    await markHelpful(forum.stranger, { id, isHelpful: true });
    await withdrawReview(forum.consumer, { id });
    expect((await discussionFor(forum.consumer, ref)).reviews.total).toBe(0);
    await review(forum.consumer, ref, 3);
    expect((await discussionFor(forum.stranger, ref)).reviews.items).toMatchObject([{ helpful: 0 }]);
  });

  test("comes newest first or most helpful first, a page at a time, none twice", async () => {
    const { ref, id: productId } = await anOpenProduct(forum.owner, sales());
    for (let i = 0; i < 23; i++) {
      const author = await createPerson({ name: `R${i}` });
      const facts = { productId, authorId: author.id, rating: (i % 5) + 1, text: `Number ${i}` };
      await db.review.create({ data: { ...facts, writtenAt: inDays(-i), helpful: i % 3 } });
    }
    for (const sort of ["newest", "helpful"] as const) {
      const pages = await Promise.all(
        [1, 2, 3].map((reviews) => discussionFor(forum.stranger, ref, { sort, reviews })),
      );
      const items = pages.flatMap(({ reviews }) => reviews.items);
      expect(new Set(items.map(({ id }) => id)).size).toBe(23);
      const expected = items.toSorted(
        (a, b) =>
          (sort === "helpful" ? b.helpful - a.helpful : 0) || b.writtenAt.getTime() - a.writtenAt.getTime(),
      );
      expect(items.map(({ text }) => text)).toEqual(expected.map(({ text }) => text));
    }
  });
});

describe("a question", () => {
  test("reaches the team, its answer who asked, and the accepted one who gave it; nobody hears of themselves", async () => {
    const { ref } = await anOpenProduct(forum.owner, sales());
    const { id } = await question(forum.asker, ref);
    expect(await titles(forum.contributor)).toEqual([
      "Aki Asker asks about Orders: How fresh is it on Mondays?",
    ]);
    const mine = await answer(forum.contributor, id);
    const other = await answer(forum.answerer, id, "Later, I think.");
    expect((await titles(forum.asker)).toSorted()).toEqual([
      "Bo Answerer answered: How fresh is it on Mondays?",
      "Sales contributor answered: How fresh is it on Mondays?",
    ]);
    await acceptAnswer(forum.asker, { id: mine.id, isAccepted: true });
    expect(await titles(forum.contributor)).toContain(
      "Aki Asker accepted your answer: How fresh is it on Mondays?",
    );
    const found = await findQuestion(forum.stranger, ref, id);
    expect(found?.answers).toMatchObject([
      { id: mine.id, isAccepted: true, isFromTeam: true },
      { id: other.id, isAccepted: false, isFromTeam: false },
    ]);
    expect((await discussionFor(forum.stranger, ref)).questions.items).toMatchObject([
      { state: "answered", answers: 2 },
    ]);
    await acceptAnswer(forum.owner, { id: other.id, isAccepted: true });
    expect((await findQuestion(forum.stranger, ref, id))?.answers[0]?.id).toBe(other.id);
    expect(await titles(forum.stranger)).toEqual([]);
  });

  test("that is closed takes no answers until it is opened again", async () => {
    const { ref } = await anOpenProduct(forum.owner, sales());
    const { id } = await question(forum.asker, ref);
    await closeQuestion(forum.steward, { id, isClosed: true });
    await expect(answer(forum.answerer, id)).rejects.toMatchObject({ code: "conflict" });
    await closeQuestion(forum.asker, { id, isClosed: false });
    await answer(forum.answerer, id);
  });

  test("that is withdrawn leaves the answers of others, and its words nowhere", async () => {
    const { ref } = await anOpenProduct(forum.owner, sales());
    const { id } = await question(forum.asker, ref, "Who is our colleague of Room 7?");
    await answer(forum.answerer, id, "Ask at the desk.");
    await withdrawQuestion(forum.asker, { id });
    const found = await findQuestion(forum.stranger, ref, id);
    expect(found).toMatchObject({ isWithdrawn: true, title: "", answers: [{ text: "Ask at the desk." }] });
    expect((await discussionFor(forum.stranger, ref)).questions.total).toBe(0);
    expect(JSON.stringify(await db.notification.findMany())).not.toContain("Room 7");
    await expect(
      editQuestion(forum.asker, { id, title: "Something else instead?", text: "" }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  test("loses its accepted answer when that is withdrawn, and the words with it", async () => {
    const { ref } = await anOpenProduct(forum.owner, sales());
    const { id } = await question(forum.asker, ref);
    const given = await answer(forum.answerer, id, "The password is 1234.");
    await acceptAnswer(forum.asker, { id: given.id, isAccepted: true });
    await withdrawAnswer(forum.owner, { id: given.id });
    const found = await findQuestion(forum.asker, ref, id);
    expect(found?.answers).toMatchObject([{ isWithdrawn: true, isAccepted: false, text: "" }]);
    expect(JSON.stringify(await db.notification.findMany())).not.toContain("1234");
    const edited = editAnswer(forum.answerer, { id: given.id, text: "Anew." });
    await expect(edited).rejects.toMatchObject({ code: "conflict" });
    const acceptedAgain = acceptAnswer(forum.asker, { id: given.id, isAccepted: true });
    await expect(acceptedAgain).rejects.toMatchObject({ code: "conflict" });
  });

  test("is not asked sixty-one times in an hour", async () => {
    const { ref } = await anOpenProduct(forum.owner, sales());
    const flooder = await createPerson();
    await db.rateWindow.create({
      data: {
        key: `discussion:${flooder.id}`,
        count: 60,
        windowStart: new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000),
      },
    });
    await expect(question(flooder, ref)).rejects.toMatchObject({ code: "rate-limited" });
  });
});

describe("naming somebody", () => {
  test("tells them where they may see the product, once, and not again for an edit", async () => {
    const { ref } = await anOpenProduct(forum.owner, sales());
    const { id } = await question(forum.asker, ref, "Does @bo answerer know this?");
    await editQuestion(forum.asker, {
      id,
      title: "Does @Bo Answerer know, or @Dana Consumer?",
      text: "",
    });
    expect(await titles(forum.answerer)).toHaveLength(1);
    expect(await titles(forum.consumer)).toEqual([
      "Aki Asker asks about Orders: Does @Bo Answerer know, or @Dana Consumer?",
    ]);
    expect((await findQuestion(forum.stranger, ref, id))?.mentioned.toSorted()).toEqual([
      "Bo Answerer",
      "Dana Consumer",
    ]);
  });

  test("is plain text for those who may not see the product, who hear nothing", async () => {
    const { ref } = await aHiddenProduct(forum.owner, sales());
    const { id } = await question(forum.steward, ref, "Shall we tell @Bo Answerer of it?");
    expect(await toldTo(forum.answerer)).toEqual([]);
    expect((await findQuestion(forum.steward, ref, id))?.mentioned).toEqual([]);
    const found = await question(forum.steward, ref, "Or @Sales contributor instead?");
    expect((await findQuestion(forum.steward, ref, found.id))?.mentioned).toEqual(["Sales contributor"]);
  });
});

const untilFollowed = () => followUntil("collaboration:cursor", () => followEvents(new Date()));

describe("an incident", () => {
  test("is told to who uses the product and who follows it, a report of one to the team alone", async () => {
    const { ref } = await anOpenProduct(forum.owner, sales());
    const [user, follower, other] = [await createPerson(), await createPerson(), await createPerson()];
    await giveAccess(forum.owner, user, ref);
    await follow(follower, { ...ref, follows: true });
    await untilFollowed();
    const facts = { ...ref, title: "Rows are missing", severity: "major", ports: [], note: "" } as const;
    const incidents = async (actor: Actor) =>
      (await titles(actor)).filter((title) => /problem|incident/.test(title));

    const reported = await reportProblem(user, { ...facts, ports: [] });
    await untilFollowed();
    expect(await incidents(forum.owner)).toEqual(["Orders: somebody reports a problem"]);
    for (const who of [user, follower, other]) expect(await incidents(who)).toEqual([]);

    const { id } = reported;
    await updateIncident(forum.owner, { id, status: "investigating", severity: "major", note: "" });
    await untilFollowed();
    for (const who of [user, follower]) expect(await incidents(who)).toEqual(["Orders: an incident is open"]);
    await updateIncident(forum.owner, { id, status: "resolved", severity: "major", note: "They are back." });
    await untilFollowed();
    expect((await toldTo(follower)).at(-1)).toMatchObject({
      title: "Orders: the incident is resolved",
      text: "Rows are missing\n\nThey are back.",
    });
    expect(await incidents(other)).toEqual([]);
  });
});

describe("following", () => {
  test("a domain hears of new products in it and below it, a product of its versions and its deprecation", async () => {
    const below = await createDomainRow({ parentId: forum.sales.id });
    const maker = await createPerson({ domainRoles: { [below.id]: "owner" } });
    const [ofDomain, ofProduct] = [await createPerson(), await createPerson()];
    await follow(ofDomain, { domain: sales(), name: "", follows: true });
    await untilFollowed();

    const product = await aProduct(maker, below.slug);
    const { published } = await publishProduct(maker, product.publish({ acknowledged: true }));
    expect(published).toBe(true);
    await untilFollowed();
    await untilFollowed();
    await follow(ofProduct, { ...product.ref, follows: true });
    const { name } = await db.domain.findUniqueOrThrow({ where: { id: below.id } });
    expect(await titles(ofDomain)).toEqual([`New in ${name}: Customer orders`]);
    await deprecateProduct(maker, { ...product.ref, sunset: null, successor: null, note: "Use the others." });
    await untilFollowed();
    expect(await toldTo(ofProduct)).toMatchObject([
      { title: "Customer orders is deprecated", text: "Use the others." },
    ]);
    expect(await titles(ofDomain)).toHaveLength(1);
    expect(await titles(maker)).toEqual([]);
  });

  test("shows what one follows and may see, and on the first page what is new there", async () => {
    const someone = await createPerson();
    const open = await anOpenProduct(forum.owner, sales());
    await follow(someone, { ...open.ref, follows: true });
    await follow(someone, { ...open.ref, follows: true });
    expect((await findFollows(someone)).products.map(({ id }) => id)).toEqual([open.id]);
    expect((await findHomeNews(someone, 5)).products.map(({ id }) => id)).toEqual([open.id]);
    await db.dataProduct.update({ where: { id: open.id }, data: { discoverableBy: "domains" } });
    expect(await findFollows(someone)).toEqual({ domains: [], products: [] });
    expect(await findHomeNews(someone, 5)).toEqual({ products: [], announcements: [] });
    await db.dataProduct.update({ where: { id: open.id }, data: { discoverableBy: "everyone" } });
    await follow(someone, { ...open.ref, follows: false });
    expect((await findHomeNews(someone, 5)).products).toEqual([]);
  });
});

describe("an announcement", () => {
  test("reaches followers and who has access, is on their first page and on that of the product, until its end", async () => {
    const { ref, id: productId } = await anOpenProduct(forum.owner, sales());
    const follower = await createPerson();
    await follow(follower, { ...ref, follows: true });
    await giveAccess(forum.owner, forum.consumer, ref);
    await db.notification.deleteMany();
    const { id } = await announce(forum.steward, ref, { importance: "important" });
    for (const actor of [follower, forum.consumer]) {
      expect(await titles(actor)).toEqual(["Orders: Maintenance ahead"]);
      expect((await findHomeNews(actor, 5)).announcements).toMatchObject([{ id, isImportant: true }]);
    }
    expect(await titles(forum.stranger)).toEqual([]);
    expect((await findHomeNews(forum.stranger, 5)).announcements).toEqual([]);
    expect(await findCurrentAnnouncements(forum.stranger, { productId })).toMatchObject([{ id }]);
    await withdrawAnnouncement(forum.owner, { id });
    expect(await findCurrentAnnouncements(forum.stranger, { productId })).toEqual([]);
    expect(await titles(follower)).toEqual([]);
  });

  test("is told when it begins, once, and not before", async () => {
    const follower = await createPerson();
    await follow(follower, { domain: sales(), name: "", follows: true });
    await announce(forum.steward, { domain: sales() }, { from: onDay(2), until: onDay(3) });
    await tellOfAnnouncements(inDays(1));
    expect(await titles(follower)).toEqual([]);
    expect(await findCurrentAnnouncements(forum.stranger, { domainId: forum.sales.id })).toEqual([]);
    await Promise.all([tellOfAnnouncements(inDays(2.5)), tellOfAnnouncements(inDays(2.5))]);
    await tellOfAnnouncements(inDays(3));
    expect(await titles(follower)).toEqual(["Sales: Maintenance ahead"]);
  });

  test("of a hidden product reaches nobody who may not see it, whatever they followed", async () => {
    const { id: productId, ref } = await aHiddenProduct(forum.owner, sales());
    const [follower, member] = [await createPerson(), forum.contributor];
    for (const { id: userId } of [follower, member])
      await db.follow.create({ data: { userId, productId, since: new Date() } });
    await announce(forum.steward, ref);
    expect(await titles(follower)).toEqual([]);
    expect((await findHomeNews(follower, 5)).announcements).toEqual([]);
    expect(await titles(member)).toEqual(["Orders: Maintenance ahead"]);
  });
});
