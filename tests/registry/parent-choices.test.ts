import { expect, test } from "vitest";
import { parentChoices } from "@/lib/registry/parent-choices";
import { aMemberOf, anActor, anAdmin } from "../builders";

const domain = (id: string, parentId: string | null = null) => ({ id, name: id, parentId });
const SALES = domain("sales");
const ORDERS = domain("orders", "sales");
const RETURNS = domain("returns", "orders");
const TREE = [SALES, ORDERS, RETURNS, domain("finance")];

const offered = (...[actor, of]: [Parameters<typeof parentChoices>[0], ReturnType<typeof domain> | null]) => {
  const { domains, isRootOffered } = parentChoices(actor, TREE, of);
  return [...(isRootOffered ? ["root"] : []), ...domains.map(({ id }) => id)];
};

test("an admin puts a new domain anywhere, and an existing one anywhere but below itself", () => {
  expect(offered(anAdmin(), null)).toEqual(["root", "sales", "orders", "returns", "finance"]);
  expect(offered(anAdmin(), ORDERS)).toEqual(["root", "sales", "finance"]);
  expect(offered(anAdmin(), SALES)).toEqual(["root", "finance"]);
});

test("an owner moves what is below their domain within it, and out of it never", () => {
  const owner = anActor({ domainRoles: { sales: "owner", orders: "owner", returns: "owner" } });
  expect(offered(owner, RETURNS)).toEqual(["sales", "orders"]);
});

test("where the place above is not theirs, it stays where it is", () => {
  expect(offered(aMemberOf("orders", "owner"), ORDERS)).toEqual(["sales"]);
  expect(offered(aMemberOf("sales", "owner"), SALES)).toEqual(["root"]);
});
