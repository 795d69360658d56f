import { expect, test } from "vitest";
import { type NodePath, nodeAt } from "@/components/governance/form-tree";
import { problemPlace } from "@/components/governance/problem-place";
import { checkCondition } from "@/lib/governance/language/check";
import { scopeFor } from "@/lib/governance/language/scope";
import { toForm } from "@/lib/governance/language/to-form";
import { POLICY_SCHEMA } from "@/lib/governance/policy-view-schema";

const scope = scopeFor(POLICY_SCHEMA, "product", []);
const WRONG = "it.title > 3";

test.each<[string, NodePath]>([
  [WRONG, [0]],
  [`filled(it.name) && ${WRONG}`, [1]],
  [`!(${WRONG})`, [0]],
  [`!(filled(it.name) || ${WRONG})`, [1]],
  [`filled(it.name) && !(filled(it.name) || ${WRONG})`, [1, 1]],
  [`it.tags.all(t, ${WRONG})`, [0, 0]],
  [`!it.tags.exists(t, ${WRONG})`, [0, 0]],
  [`it.tags.all(t, filled(t) && ${WRONG})`, [0, 1]],
  [`filled(it.name) && !it.tags.exists(t, filled(t) || ${WRONG})`, [1, 1]],
  ["it.tags.all(t, filled(t)) && it.summary + 1 > 2", [1]],
])("a problem in %s stands at %j", (text, place) => {
  const { expression, problems } = checkCondition(text, scope);
  if (!expression) throw new Error(problems[0]?.message);
  const form = toForm(expression, scope);
  expect(problems.map(({ path }) => problemPlace(form, path))).toEqual([place]);
  expect(nodeAt(form, place)?.kind).not.toBe("group");
});
