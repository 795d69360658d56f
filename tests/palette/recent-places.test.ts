import { describe, expect, test } from "vitest";
import { type RecentPlace, withPlace } from "@/components/palette/recent-places";

const page = (label: string): RecentPlace => ({ kind: "page", label, href: `/${label}` });
const search = (label: string): RecentPlace => ({ kind: "search", label, href: `/search?q=${label}` });

describe("recent places", () => {
  test("hold each place once, the last visited first", () => {
    expect(withPlace([page("a"), page("b")], page("b"))).toEqual([page("b"), page("a")]);
  });

  test("take a search that is typed on as one", () => {
    expect(withPlace([search("cust"), page("a")], search("customer"))).toEqual([
      search("customer"),
      page("a"),
    ]);
    expect(withPlace([page("a"), search("cust")], search("customer"))).toEqual([
      search("customer"),
      page("a"),
      search("cust"),
    ]);
  });

  test("are a dozen at most", () => {
    const many = Array.from({ length: 20 }, (_, i) => page(`p${i}`)).reduce<RecentPlace[]>(withPlace, []);
    expect(many).toHaveLength(12);
    expect(many[0]?.label).toBe("p19");
  });
});
