import type { Json, JsonObject } from "@/lib/registry/json";
import { withValueAt } from "@/lib/registry/json-pointer";
import type { AccessFacts } from "../access-facts";
import type { Expression, Parameter, Selector } from "../language/ir";
import { parse } from "../language/parse";
import type { Category, Level, PolicyContent, Reference, Severity } from "../model";
import { GOOD_PRODUCT } from "./good-product";

export type StarterPolicy = { code: string; content: PolicyContent };

/** Changes of the good product, value by pointer; undefined removes. */
type Changes = Readonly<Record<string, Json | undefined>>;

export type StarterDraft = {
  code: string;
  title: string;
  category: Category;
  level: Level;
  severity: Severity;
  rationale: string;
  references?: Reference[];
  select: Selector;
  where?: string;
  require: string;
  params?: Parameter[];
  hint: string;
  /** Where to mend it, for rules about what is no longer in the draft. */
  field?: string;
  /** How the good product must be changed before the policy says anything about it. */
  applies?: Changes;
  fails: { name: string; changes: Changes; at: string[]; lastPublished?: string };
  /** The version published before, for rules about changes. */
  previous?: Changes;
  /** What is asked for, for rules about access: as it should be, and as it should not. */
  access?: { passes: Partial<AccessFacts>; fails: Partial<AccessFacts> };
};

const GOOD_REQUEST: AccessFacts = {
  key: "one",
  port: "order-lines",
  purpose: "Fraud prevention: finding orders that were never paid.",
  days: 90,
  columns: ["order_line_id", "customer_id"],
  consumer: { kind: "domain", domain: "finance" },
  isRenewal: false,
};

/** The day the examples are judged on. */
const EXAMPLE_DAY = "2026-01-15";

export function starterPolicy({
  code,
  select,
  where,
  require,
  params = [],
  hint,
  ...draft
}: StarterDraft): StarterPolicy {
  const { fails, applies = {}, previous, access, field = null, references = [], ...facts } = draft;
  const asking = (changes: Partial<AccessFacts> | undefined) =>
    changes === undefined ? {} : { access: [{ ...GOOD_REQUEST, ...changes }] };
  const passing = changed(GOOD_PRODUCT, applies);
  const published = previous ? changed(GOOD_PRODUCT, previous) : null;
  const setting = { previous: published, asOf: EXAMPLE_DAY };
  const failing = changed(passing, fails.changes);
  return {
    code,
    content: {
      ...facts,
      references,
      scope: null,
      rule: {
        select,
        ...(where === undefined ? {} : { where: conditionOf(where) }),
        require: conditionOf(require),
        params,
      },
      message: "",
      remediation: { hint, url: null, field },
      graceDays: 30,
      ratchet: true,
      waivable: { allowed: true, maxDays: 90, approver: "category-steward" },
      examples: [
        {
          ...setting,
          ...asking(access?.passes),
          name: access ? "A request as it should be" : "A product as it should be",
          document: passing,
          lastPublished: EXAMPLE_DAY,
          expect: "pass",
        },
        {
          ...setting,
          ...asking(access?.fails),
          name: fails.name,
          document: failing,
          lastPublished: fails.lastPublished ?? EXAMPLE_DAY,
          expect: { failAt: fails.at },
        },
      ],
    },
  };
}

function changed(document: JsonObject, changes: Changes): JsonObject {
  return Object.entries(changes).reduce(
    (next, [pointer, value]) => withValueAt(next, pointer, value),
    document,
  );
}

/** Throws on text that is no condition: the starter policies are part of the program. */
function conditionOf(text: string): Expression {
  const parsed = parse(text);
  if (parsed.ok) return parsed.expression;
  throw new Error(`${parsed.problem.message} (in ${text})`);
}

const COLUMNS = "/outputPorts/0/contract/schema/0/properties";

/** A place in one column of the good product: 0 is its key, 1 holds personal data, 2 is a timestamp. */
export function inColumn(index: 0 | 1 | 2, step: string): string {
  return `${COLUMNS}/${index}${step}`;
}

/** Words count as well as the vocabulary's: whoever wrote "pii" does not escape by it. */
export const IS_PERSONAL = (of: string) => `filled(${of}.personalData) && ${of}.personalData != "none"`;
export const HAS_PERSONAL_COLUMN = `product.outputPorts.exists(p, p.columns.exists(c, ${IS_PERSONAL("c")}))`;
export const PORT_HAS_PERSONAL_COLUMN = `it.columns.exists(c, ${IS_PERSONAL("c")})`;
