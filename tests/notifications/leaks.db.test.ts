import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { type Actor, DOMAIN_ROLES, DomainRole, type OrgRole } from "@/lib/identity/model";
import { openNotification } from "@/lib/notifications/commands/mark-read";
import { NotificationParams } from "@/lib/notifications/model";
import { type NewNotification, notify } from "@/lib/notifications/notify";
import { countUnread, findNotifications } from "@/lib/notifications/queries/find-notifications";
import { sendDigests } from "@/lib/notifications/send-digests";
import { db } from "@/lib/platform/db";
import { Lifecycle } from "@/lib/registry/model";
import { visibility } from "@/lib/registry/visibility";
import { createDomainRow, createPerson, reloadActor } from "../people";
import { aDraft, aPublished } from "../registry/mesh";

type Told = { id: string; domainId: string; word: string };

let person: Actor;
let domains: string[];
let products: Told[];
let day = 0;

beforeAll(async () => {
  const root = await createDomainRow({ name: "Root" });
  const below = await createDomainRow({ name: "Below", parentId: root.id });
  const apart = await createDomainRow({ name: "Apart" });
  const homes = [root, below, apart];
  domains = homes.map(({ id }) => id);
  const owner = await createPerson({ domainRoles: Object.fromEntries(domains.map((id) => [id, "owner"])) });
  products = [];
  for (const home of homes) {
    const made = [
      await aPublished(owner, home.slug, { visibility: { discoverableBy: "everyone" } }),
      await aPublished(owner, home.slug, {
        visibility: { discoverableBy: "domains", domains: [apart.slug] },
      }),
      await aDraft(owner, home.slug),
    ];
    for (const { id } of made) products.push({ id, domainId: home.id, word: `secret${products.length}x` });
  }
  person = await createPerson();
});

/** Of no domain or several, mostly with no role in the organisation. */
const rights = fc.record({
  org: fc.oneof(
    { weight: 4, arbitrary: fc.constant<OrgRole[]>([]) },
    fc.constantFrom<OrgRole[]>(["admin"], ["auditor"]),
  ),
  memberships: fc.uniqueArray(fc.record({ place: fc.nat(2), role: fc.constantFrom(...DomainRole.options) }), {
    maxLength: 2,
    selector: ({ place }) => place,
  }),
});
type Rights = { org: OrgRole[]; memberships: { place: number; role: DomainRole }[] };

async function give({ org, memberships }: Rights): Promise<Actor> {
  await db.domainMember.deleteMany({ where: { userId: person.id } });
  await db.orgRoleAssignment.deleteMany({ where: { userId: person.id } });
  await db.domainMember.createMany({
    data: memberships.map(({ place, role }) => ({ userId: person.id, domainId: domains[place] ?? "", role })),
  });
  await db.orgRoleAssignment.createMany({ data: org.map((role) => ({ userId: person.id, role })) });
  return reloadActor(person.id);
}

async function sees(actor: Actor, { id }: Told): Promise<boolean> {
  const select = { domainId: true, lifecycle: true, discoverableBy: true, audience: true } as const;
  const row = await db.dataProduct.findUniqueOrThrow({ where: { id }, select });
  const discoverableBy = row.discoverableBy === "everyone" ? "everyone" : "domains";
  return visibility.allows(actor, { ...row, lifecycle: Lifecycle.parse(row.lifecycle), discoverableBy });
}

const rank = (actor: Actor, domainId: string) =>
  DOMAIN_ROLES.indexOf(actor.domainRoles[domainId] ?? "contributor") + (actor.domainRoles[domainId] ? 1 : 0);

/** Written by hand: whoever was told in a role is shown it while they hold as much. */
async function isStillIn(before: Actor, now: Actor, told: Told): Promise<boolean> {
  const held = rank(before, told.domainId);
  if (held > 0) return rank(now, told.domainId) >= held;
  if (before.orgRoles.includes("admin")) return now.orgRoles.includes("admin");
  return sees(now, told);
}

const noteOn = ({ id, word }: Told, as: "reader" | "role"): NewNotification => ({
  kind: "version.published",
  personId: person.id,
  productId: id,
  domainId: null,
  as,
  title: `${word} ${as}.`,
  text: `About ${word}.`,
  href: "/",
});

test("what a person may not see today is in no list, no count and no mail, whatever they were told before", async () => {
  await fc.assert(
    fc.asyncProperty(rights, rights, fc.nat(8), fc.boolean(), async (first, second, at, isHidden) => {
      await db.notification.deleteMany();
      await db.mail.deleteMany();
      const changing = products[at % products.length];
      const before = await give(first);
      const expected: { told: Told; as: "reader" | "role" }[] = [];
      for (const told of products) {
        if (await sees(before, told)) expected.push({ told, as: "reader" }, { told, as: "role" });
      }
      const notes = products.flatMap((told) => [noteOn(told, "reader"), noteOn(told, "role")]);
      day += 1;
      const when = new Date(Date.UTC(2030, 0, day, 5));
      expect(await db.$transaction((tx) => notify(tx, notes, when))).toBe(expected.length);

      const now = await give(second);
      const audience = isHidden ? "domains" : "everyone";
      await db.dataProduct.update({ where: { id: changing?.id ?? "" }, data: { discoverableBy: audience } });
      const shown: string[] = [];
      for (const { told, as } of expected) {
        const isShown = as === "reader" ? await sees(now, told) : await isStillIn(before, now, told);
        if (isShown) shown.push(`${told.word} ${as}.`);
      }
      const { items, total } = await findNotifications(now, NotificationParams.parse({}));
      expect(items.map(({ title }) => title).toSorted()).toEqual(shown.toSorted());
      expect(total).toBe(shown.length);
      expect(await countUnread(now)).toBe(shown.length);

      const hidden = await db.notification.findMany({ where: { id: { notIn: items.map(({ id }) => id) } } });
      for (const { id } of hidden)
        await expect(openNotification(now, { id })).rejects.toMatchObject({ code: "not-found" });
      expect(await sendDigests(new Date(when.getTime() + 2 * 3_600_000))).toBe(shown.length > 0 ? 1 : 0);
      const mailed = (await db.mail.findMany()).map(({ subject, body }) => subject + body).join("\n");
      for (const { word } of products)
        for (const as of ["reader", "role"])
          expect([word, as, mailed.includes(`${word} ${as}.`)]).toEqual([
            word,
            as,
            shown.includes(`${word} ${as}.`),
          ]);
    }),
    { numRuns: 60, seed: 41 },
  );
}, 180_000);
