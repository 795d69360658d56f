import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { withdrawQuestion } from "@/lib/collaboration/commands/ask-question";
import { hideReview } from "@/lib/collaboration/commands/respond-to-review";
import { findMentionable } from "@/lib/collaboration/queries/find-mentionable";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import type { ProductRef } from "@/lib/registry/model";
import { aDocument, aPort, aSharedProduct } from "../access/setting";
import { createDomainRow, createPerson } from "../people";
import { aForum, anOpenProduct, answer, giveAccess, question, review } from "./setting";

let forum: Awaited<ReturnType<typeof aForum>>;
/** A domain of people who have nothing to do with the product. */
let elsewhere: Awaited<ReturnType<typeof createDomainRow>>;

beforeAll(async () => {
  forum = await aForum();
  elsewhere = await createDomainRow({ name: "Elsewhere" });
});

beforeEach(async () => {
  await db.rateWindow.deleteMany();
});

const anOpen = () => anOpenProduct(forum.owner, forum.sales.slug).then(({ ref }) => ref);
const aColleague = (name: string) => createPerson({ name, domainRoles: { [elsewhere.id]: "contributor" } });

async function offered(actor: Actor, ref: ProductRef, q: string): Promise<string[]> {
  return (await findMentionable(actor, { ...ref, q })).map(({ name }) => name);
}

describe("for what is typed of a name", () => {
  beforeAll(async () => {
    for (const name of ["Ada Lovelace", "Jean-Luc Ada", "Adam Zed", "Madaleine Poe", "Percy 100%_x"])
      await aColleague(name);
  });

  test.each([
    ["ada", ["Ada Lovelace", "Adam Zed", "Jean-Luc Ada"]],
    ["ADA L", ["Ada Lovelace"]],
    ["Love", ["Ada Lovelace"]],
    ["Luc", ["Jean-Luc Ada"]],
    ["jean-l", ["Jean-Luc Ada"]],
    ["aleine", []],
    ["Ada Lovelace ", []],
    ["Ada Lovelace knows", []],
    ["example.com", []],
    ["%", []],
    ["_", []],
    ["A_a", []],
    ["100%", ["Percy 100%_x"]],
    ["100%_x", ["Percy 100%_x"]],
    ["100_", []],
    ["\\", []],
    ["'", []],
  ])("%j offers %j", async (q, expected) => {
    expect(await offered(forum.asker, await anOpen(), q)).toEqual(expected);
  });

  test("at most eight are offered, first who work for the product's domain or spoke there", async () => {
    for (let i = 0; i < 9; i++) await aColleague(`Aaron ${i}`);
    const ref = await anOpen();
    await question(forum.answerer, ref);
    const names = await offered(forum.asker, ref, "");
    expect(names.slice(0, 4)).toEqual(["Bo Answerer", "Sales contributor", "Sales owner", "Sales steward"]);
    expect(names).toHaveLength(8);
  });

  test("who share a name are offered once, since naming one names each", async () => {
    const twins = [await aColleague("Twin Peaks"), await aColleague("twin peaks")];
    const ref = await anOpen();
    expect(await offered(forum.asker, ref, "twin")).toHaveLength(1);
    await question(forum.asker, ref, "Does @Twin Peaks know about it?");
    for (const { id } of twins) expect(await db.notification.count({ where: { userId: id } })).toBe(1);
  });
});

describe("offered is", () => {
  /** Everybody of the family stands differently to a product of Sales, and has a colleague to be told by. */
  async function aFamily() {
    const of = (name: string, domainId: string) =>
      createPerson({ name: `${name} Quill`, domainRoles: { [domainId]: "contributor" } });
    const family = [
      await of("Inside", forum.sales.id),
      await of("Beside", forum.marketing.id),
      await of("Outside", elsewhere.id),
      await of("Left", forum.sales.id),
      await createPerson({
        name: "Auditing Quill",
        orgRoles: ["auditor"],
        domainRoles: { [elsewhere.id]: "contributor" },
      }),
    ];
    await db.user.updateMany({ where: { name: "Left Quill" }, data: { isActive: false } });
    return family;
  }

  const onlyFor = (...domains: string[]) =>
    aSharedProduct(
      forum.owner,
      forum.sales.slug,
      aDocument([aPort("lines")], { visibility: { discoverableBy: "domains", domains } }),
    ).then(({ ref }) => ref);

  let family: readonly Actor[];
  beforeAll(async () => {
    family = await aFamily();
  });

  test.each([
    ["everybody sees", anOpen, ["Auditing", "Beside", "Inside", "Outside"]],
    ["its own domain sees", () => onlyFor(), ["Auditing", "Inside"]],
    ["another domain sees too", () => onlyFor(forum.marketing.slug), ["Auditing", "Beside", "Inside"]],
  ])("of a product that %s just who is told when they are named", async (_, make, expected) => {
    const ref = await make();
    const names = await offered(forum.steward, ref, "Quill");
    expect(names.toSorted()).toEqual(expected.map((name) => `${name} Quill`));

    const { id } = await question(forum.owner, ref);
    await db.notification.deleteMany();
    const { id: answerId } = await answer(
      forum.steward,
      id,
      family.map(({ name }) => `@${name} knows.`).join(" "),
    );
    const told = await db.notification.findMany({
      where: { kind: "person.mentioned", href: { contains: answerId } },
      select: { user: { select: { name: true } } },
    });
    expect(told.map(({ user }) => user.name).toSorted()).toEqual(names.toSorted());
  });

  test("nobody to whoever may not see the product, or writes with a token", async () => {
    const hidden = await onlyFor();
    expect(await offered(forum.stranger, hidden, "Quill")).toEqual([]);
    expect(await offered(forum.stranger, { ...hidden, name: "there-is-none" }, "Quill")).toEqual([]);
    const token: Actor = { ...forum.steward, tokenScopes: ["read"] };
    expect(await offered(token, hidden, "Quill")).toEqual([]);
  });

  test("not oneself, since nobody is told what they wrote", async () => {
    const ref = await anOpen();
    expect(await offered(forum.steward, ref, "Sales st")).toEqual([]);
    expect(await offered(forum.owner, ref, "Sales st")).toEqual(["Sales steward"]);
  });

  test("who works in no domain only where they spoke for all to read, or to who manages people", async () => {
    const ref = await anOpen();
    const hermit = await createPerson({ name: "Hermione Hermit" });
    expect(await offered(forum.owner, ref, "Hermit")).toEqual([]);
    expect(await offered(forum.admin, ref, "Hermit")).toEqual(["Hermione Hermit"]);

    const asked = await question(hermit, ref);
    expect(await offered(forum.owner, ref, "Hermit")).toEqual(["Hermione Hermit"]);
    expect(await offered(forum.owner, await anOpen(), "Hermit")).toEqual([]);
    await withdrawQuestion(hermit, asked);
    expect(await offered(forum.owner, ref, "Hermit")).toEqual([]);

    const { id } = await question(forum.asker, ref);
    await answer(hermit, id);
    expect(await offered(forum.owner, ref, "Hermit")).toEqual(["Hermione Hermit"]);
  });

  test("whose review is hidden no longer for it", async () => {
    const ref = await anOpen();
    const reviewer = await createPerson({ name: "Rhea Viewer" });
    await giveAccess(forum.owner, reviewer, ref);
    const { id } = await review(reviewer, ref);
    expect(await offered(forum.asker, ref, "Rhea")).toEqual(["Rhea Viewer"]);
    await hideReview(forum.owner, { id, note: "It names a colleague." });
    expect(await offered(forum.asker, ref, "Rhea")).toEqual([]);
  });
});
