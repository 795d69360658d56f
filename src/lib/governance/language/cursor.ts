import type { Expression } from "./ir";
import { LIMITS } from "./limits";
import type { Problem, Span, Token } from "./tokens";

const NOTHING: Expression = { kind: "literal", value: null };

/**
 * The parser's place in the tokens, and what it has made so far.
 *
 * Only the first failure is kept. It moves the cursor to the last token, so that every open production ends by itself.
 */
export class Cursor {
  readonly spans = new WeakMap<Expression, Span>();
  problem: Problem | null = null;
  private position = 0;
  private depth = 0;
  private nodes = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  get token(): Token {
    return this.peek(0);
  }

  peek(ahead: number): Token {
    return this.tokens[this.position + ahead] ?? { kind: "end", start: 0, end: 0 };
  }

  advance(): void {
    this.position = Math.min(this.position + 1, this.tokens.length - 1);
  }

  accept(text: string): boolean {
    const { token } = this;
    const isIt = (token.kind === "symbol" || (token.kind === "name" && text === "in")) && token.text === text;
    if (isIt) this.advance();
    return isIt;
  }

  expect(text: string, message: string): void {
    if (!this.accept(text)) this.fail(message);
  }

  fail(message: string): Expression {
    return this.failAt(this.token, message);
  }

  failAt({ start, end }: Span, message: string): Expression {
    this.problem ??= { message, path: "", start, end };
    this.position = this.tokens.length - 1;
    return NOTHING;
  }

  /** Records a finished node, which began at `start` and ends before the cursor. */
  node(expression: Expression, start: number): Expression {
    this.nodes += 1;
    const end = this.peek(-1).end;
    this.spans.set(expression, { start, end });
    if (this.nodes <= LIMITS.nodes) return expression;
    return this.failAt({ start, end }, `A condition has at most ${LIMITS.nodes} parts.`);
  }

  /** Runs a production one level deeper, so that hostile nesting ends in a message and not in a full stack. */
  nested(production: () => Expression): Expression {
    if (this.depth >= LIMITS.depth) return this.fail(`Nest at most ${LIMITS.depth} levels.`);
    this.depth += 1;
    const expression = production();
    this.depth -= 1;
    return expression;
  }
}
