import { describe, expect, test } from "vitest";
import { createEmbeddedEngine } from "@/lib/discovery/embedded/embedded-engine";
import { makeDoc } from "./documents";
import { loadedEngine, searchAll } from "./loaded-engine";

type Texts = Pick<Parameters<typeof makeDoc>[1] & object, "title" | "description">;

/** Which of two products comes first; all that the words do not decide speaks for the second. */
async function firstOf(q: string, better: Texts, other: Texts): Promise<string | undefined> {
  const engine = await loadedEngine(
    async (definition) => createEmbeddedEngine(definition),
    [
      makeDoc("better", { ...better, numbers: { popularity: 1 } }),
      makeDoc("other", { ...other, numbers: { popularity: 9 } }),
    ],
  );
  const { hits } = await searchAll(engine, { q });
  await engine.close();
  expect(hits).toHaveLength(2);
  return hits[0]?.id;
}

describe("of two products that have one word in the same best field", () => {
  const title = "Our orders";

  test("the one comes first that has the very word asked for, in whatever field", async () => {
    const first = await firstOf(
      "order",
      { title, description: "One line an order" },
      { title, description: "One line a thing" },
    );
    expect(first).toBe("better");
  });

  test("the one comes first of which another field begins with the word", async () => {
    const first = await firstOf(
      "orders",
      { title, description: "Orders as they were shipped" },
      { title, description: "As they were shipped: orders" },
    );
    expect(first).toBe("better");
  });

  test("the one comes first that has it nearer to its place in the query, wherever else it has it", async () => {
    const first = await firstOf(
      "the orders",
      { title: "Orders orders shop" },
      { title: "Orders shop counts" },
    );
    expect(first).toBe("better");
  });

  test("with all of that alike, what is used more comes first", async () => {
    expect(await firstOf("orders", { title }, { title })).toBe("other");
  });
});
