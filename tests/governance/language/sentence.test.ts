import { expect, test } from "vitest";
import { toSentence } from "@/lib/governance/language/sentence";
import { schema } from "./product-schema";
import { aRule, ruleOf } from "./rule-builder";
import { STARTER_RULES } from "./starter-rules";

function sentenceOf(key: string): string {
  const starter = STARTER_RULES.find((rule) => rule.key === key);
  return starter ? toSentence(ruleOf(starter), schema) : "";
}

test.each([
  ["SEC-02", "For every output port, access encrypted in transit is yes."],
  [
    "PRI-02",
    "For every column of every output port where personal data is one of personal or special, description has at least 20 characters.",
  ],
  [
    "PRI-05",
    'For every data product where in at least one output port of the product, in at least one column, personal data is special, privacy impact assessment starts with "https://".',
  ],
  [
    "LIF-02",
    "For every breaking change, the product's version (major version) is more than the previous version's version (major version).",
  ],
  [
    "LIF-04",
    "For every data product where status is deprecated, lifecycle sunset date is at least 30 days from now and lifecycle successor is filled.",
  ],
  ["META-05", "For every output port, glossary terms has at least 1 item."],
  [
    "QUA-04",
    "For every output port, (in at least one column, primary key is yes) and (in every column, primary key is not yes or nullable is no).",
  ],
])("%s reads: %s", (key, sentence) => {
  expect(sentenceOf(key)).toBe(sentence);
});

test("every starter rule has a sentence without code in it", () => {
  for (const { key } of STARTER_RULES) expect(sentenceOf(key)).toMatch(/^For every [^`]+\.$/);
});

test("what has no words is shown as text", () => {
  const rule = aRule("product", "it.retention.days * 2 > 3 || !(it.name == 'a' || it.name == 'b')");
  expect(toSentence(rule, schema)).toBe(
    'For every data product, `it.retention.days * 2 > 3` or (it is not so that name is "a" or name is "b").',
  );
});
