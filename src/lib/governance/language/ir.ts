import { z } from "zod";
import { isWithinBounds, LIMITS, limitBreach } from "./limits";

export const FunctionName = z.enum([
  "filled",
  "size",
  "trim",
  "lower",
  "startsWith",
  "endsWith",
  "contains",
  "matches",
  "distinct",
  "major",
  "minor",
  "daysUntil",
  "daysSince",
]);
export type FunctionName = z.infer<typeof FunctionName>;

export const Macro = z.enum(["all", "exists", "exists_one", "filter", "map"]);
export type Macro = z.infer<typeof Macro>;

export const BinaryOperator = z.enum(["==", "!=", "<", "<=", ">", ">=", "in", "+", "-", "*", "/", "%"]);
export type BinaryOperator = z.infer<typeof BinaryOperator>;

export type LiteralValue = string | number | boolean | null;

/** A condition is an expression that `checkCondition` found to be true or false. */
export type Expression =
  | { kind: "literal"; value: LiteralValue }
  | { kind: "list"; items: Expression[] }
  | { kind: "name"; name: string }
  | { kind: "field"; of: Expression; name: string }
  | { kind: "index"; of: Expression; index: Expression }
  | { kind: "call"; function: FunctionName; of: Expression; args: Expression[] }
  | { kind: "each"; macro: Macro; of: Expression; as: string; body: Expression }
  | { kind: "not"; of: Expression }
  | { kind: "negate"; of: Expression }
  | { kind: "binary"; operator: BinaryOperator; left: Expression; right: Expression }
  | { kind: "and"; items: Expression[] }
  | { kind: "or"; items: Expression[] }
  | { kind: "conditional"; condition: Expression; yes: Expression; no: Expression };

export const KEYWORDS: readonly string[] = ["true", "false", "null", "in"];

const Identifier = z
  .string()
  .max(100)
  .regex(/^[A-Za-z_]\w*$/);
const Name = Identifier.refine((name) => !KEYWORDS.includes(name), "A reserved word cannot be a name.");

const Node: z.ZodType<Expression> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("literal"),
      value: z.union([z.string().max(LIMITS.characters), z.number(), z.boolean(), z.null()]),
    }),
    z.strictObject({ kind: z.literal("list"), items: z.array(Node) }),
    z.strictObject({ kind: z.literal("name"), name: Name }),
    z.strictObject({ kind: z.literal("field"), of: Node, name: Identifier }),
    z.strictObject({ kind: z.literal("index"), of: Node, index: Node }),
    z.strictObject({ kind: z.literal("call"), function: FunctionName, of: Node, args: z.array(Node).max(1) }),
    z.strictObject({ kind: z.literal("each"), macro: Macro, of: Node, as: Name, body: Node }),
    z.strictObject({ kind: z.literal("not"), of: Node }),
    z.strictObject({ kind: z.literal("negate"), of: Node }),
    z.strictObject({ kind: z.literal("binary"), operator: BinaryOperator, left: Node, right: Node }),
    z.strictObject({ kind: z.literal("and"), items: z.array(Node).min(2) }),
    z.strictObject({ kind: z.literal("or"), items: z.array(Node).min(2) }),
    z.strictObject({ kind: z.literal("conditional"), condition: Node, yes: Node, no: Node }),
  ]),
);

/** Safe on hostile JSON: its size is measured without recursion before its shape is parsed. */
export const Expression = z
  .custom<unknown>(isWithinBounds, "This condition is too large or nested too deeply.")
  .pipe(Node)
  .superRefine((expression, context) => {
    const breach = limitBreach(expression);
    if (breach) context.addIssue({ code: "custom", message: breach.message });
  });

export const Selector = z.enum([
  "product",
  "outputPorts[]",
  "outputPorts[].columns[]",
  "inputPorts[]",
  "change.breaking[]",
  "change.lowered[]",
  "access.requests[]",
]);
export type Selector = z.infer<typeof Selector>;

export const ParameterValue = z.union([
  z.number(),
  z.string().max(1_000),
  z.array(z.string().max(200)).max(LIMITS.listItems),
]);
export type ParameterValue = z.infer<typeof ParameterValue>;

const parameterName = z
  .string()
  .max(40)
  .regex(/^[a-z][A-Za-z0-9]*$/);
const parameterLabel = z.string().max(100).exactOptional();

/** `tighten` names the direction in which a derived policy may change the value. */
export const Parameter = z.discriminatedUnion("type", [
  z.strictObject({
    name: parameterName,
    type: z.literal("number"),
    value: z.number(),
    label: parameterLabel,
    tighten: z.enum(["up", "down"]).exactOptional(),
  }),
  z.strictObject({
    name: parameterName,
    type: z.literal("string"),
    value: z.string().max(1_000),
    label: parameterLabel,
  }),
  z.strictObject({
    name: parameterName,
    type: z.literal("string[]"),
    value: z.array(z.string().max(200)).max(LIMITS.listItems),
    label: parameterLabel,
    tighten: z.literal("subset").exactOptional(),
  }),
]);
export type Parameter = z.infer<typeof Parameter>;

/** What must hold (`require`) of which elements (`select`), and of which among those (`where`). */
export const Rule = z.strictObject({
  select: Selector,
  where: Expression.exactOptional(),
  require: Expression,
  params: z
    .array(Parameter)
    .max(20)
    .refine(
      (params) => new Set(params.map(({ name }) => name)).size === params.length,
      "Parameter names must differ.",
    ),
});
export type Rule = z.infer<typeof Rule>;
