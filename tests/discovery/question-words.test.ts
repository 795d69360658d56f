import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withoutQuestion } from "@/lib/discovery/question-words";

const left = (q: string) => withoutQuestion(q).split(/\s+/).filter(Boolean).join(" ");

describe("what makes a question of a query", () => {
  test.each([
    ["where can I find trees", "trees"],
    ["How many orders do we have?", "orders ?"],
    ["how long do patients wait for treatment", "patients wait for treatment"],
    ["could you show me the orders of last year", "the orders of last year"],
    ["is there anything about churn", "about churn"],
    ["I am looking for customer churn", "for customer churn"],
    ["show me all customers", "all customers"],
    ["on which day is waste collected", "on day waste collected"],
    ["what are roofs made of", "roofs made"],
    ["who owns customer data", "who owns customer data"],
    ["who is allowed to see salaries", "allowed to salaries"],
    ["customers we will lose?", "customers lose?"],
  ])("is not looked for: %s", (q, expected) => {
    expect(left(q)).toBe(expected);
  });

  test.each([
    ["no question", "land use it can show by state"],
    ["two words", "which orders"],
    ["a name in capitals", "WHO malaria report"],
    ["a name asked about", "WHO and IT budgets"],
    ["a phrase", 'where is "how it can be"'],
    ["something left out", "where can I find trees -city"],
    ["nothing but the question", "what is it about"],
    ["nothing", ""],
    ["blanks", "   "],
  ])("is looked for in %s", (_, q) => {
    expect(withoutQuestion(q)).toBe(q);
  });

  test("names in capitals stay, unless all is in capitals", () => {
    expect(left("which IT systems does WHO have")).toBe("IT systems WHO");
    expect(left("WHERE CAN I FIND TREES")).toBe("TREES");
  });

  test("every letter that is left keeps its place, and words are left to be asked for", () => {
    const word = fc.constantFrom(
      "where",
      "can",
      "i",
      "find",
      "who",
      "how",
      "long",
      "trees",
      "IT",
      "of",
      "has",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string({ maxLength: 4 })), { maxLength: 9 }), (words) => {
        const q = words.join(" ");
        const plain = withoutQuestion(q);
        expect(plain).toHaveLength(q.length);
        for (let i = 0; i < q.length; i++) expect([q[i], " "]).toContain(plain[i]);
        expect(plain.trim() === "").toBe(q.trim() === "");
      }),
      { numRuns: 500 },
    );
  });
});
