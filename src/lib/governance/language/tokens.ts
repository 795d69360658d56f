export type Span = { start: number; end: number };

export type Token = Span &
  (
    | { kind: "number"; value: number }
    | { kind: "string"; value: string }
    | { kind: "name"; text: string }
    | { kind: "symbol"; text: string }
    | { kind: "end" }
  );

/** Something wrong at `start`–`end` of the text, found at the JSON pointer `path` of the expression. */
export type Problem = Span & { message: string; path: string };

const SPACE = /\s+/y;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const RAW_STRING = /[rR](?:"[^"\n]*"|'[^'\n]*')/y;
const STRING = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/y;
const NAME = /[A-Za-z_]\w*/y;
const SYMBOL = /&&|\|\||[=!<>]=|[!<>+\-*/%?:.,()[\]]/y;

const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|(.))/g;
const ESCAPED: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  b: "\b",
  f: "\f",
  v: "\v",
  "\\": "\\",
  '"': '"',
  "'": "'",
  "/": "/",
};

const HINTS: Readonly<Record<string, string>> = {
  "=": 'Use "==" to compare.',
  "&": 'Use "&&" for "and".',
  "|": 'Use "||" for "or".',
  '"': "This text has no closing quote.",
  "'": "This text has no closing quote.",
  "“": 'Use straight quotes: "text".',
  "”": 'Use straight quotes: "text".',
  "‘": 'Use straight quotes: "text".',
  "’": 'Use straight quotes: "text".',
  "{": "Objects cannot be written in a condition.",
  ";": "A condition is a single expression; join parts with && or ||.",
};

/** Splits text into tokens, up to the first character that cannot begin one. */
export function tokenise(text: string): { tokens: Token[]; error: Problem | null } {
  const tokens: Token[] = [];
  let position = 0;

  function take(pattern: RegExp): string | null {
    pattern.lastIndex = position;
    return pattern.exec(text)?.[0] ?? null;
  }

  function next(): Token | Problem {
    const start = position;
    const number = take(NUMBER);
    if (number !== null) return readNumber(number, start);
    const raw = take(RAW_STRING);
    if (raw !== null) return { kind: "string", value: raw.slice(2, -1), start, end: start + raw.length };
    const quoted = take(STRING);
    if (quoted !== null) return readString(quoted, start);
    const name = take(NAME);
    if (name !== null) return { kind: "name", text: name, start, end: start + name.length };
    const symbol = take(SYMBOL);
    if (symbol !== null) return { kind: "symbol", text: symbol, start, end: start + symbol.length };
    const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
    const message = HINTS[character] ?? `"${character}" has no meaning here.`;
    return { message, path: "", start, end: start + character.length };
  }

  for (;;) {
    position += take(SPACE)?.length ?? 0;
    if (position >= text.length) {
      tokens.push({ kind: "end", start: text.length, end: text.length });
      return { tokens, error: null };
    }
    const token = next();
    if ("message" in token) return { tokens, error: token };
    tokens.push(token);
    position = token.end;
  }
}

function readNumber(digits: string, start: number): Token | Problem {
  const end = start + digits.length;
  const value = Number(digits);
  return Number.isFinite(value)
    ? { kind: "number", value, start, end }
    : { message: "This number is too large.", path: "", start, end };
}

function readString(quoted: string, start: number): Token | Problem {
  let error: Problem | null = null;
  const value = quoted
    .slice(1, -1)
    .replace(ESCAPE, (written, code: string | undefined, letter: string, at: number) => {
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      const character = Object.hasOwn(ESCAPED, letter) ? ESCAPED[letter] : undefined;
      if (character === undefined) {
        const from = start + 1 + at;
        error ??= {
          message: `Write "\\\\${letter}" for a backslash before "${letter}".`,
          path: "",
          start: from,
          end: from + written.length,
        };
      }
      return character ?? "";
    });
  return error ?? { kind: "string", value, start, end: start + quoted.length };
}
