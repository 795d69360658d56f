import { RE2JS } from "re2js";
import { LIMITS } from "./limits";

/** A regular expression that matches in time linear in the text; `size` is its cost per character. */
export type Pattern = { size: number; test: (text: string) => boolean };

export type CompiledPattern = { ok: true; pattern: Pattern } | { ok: false; reason: string };

export function compilePattern(source: string): CompiledPattern {
  if (source.length > LIMITS.patternCharacters) {
    return { ok: false, reason: `A pattern has at most ${LIMITS.patternCharacters} characters.` };
  }
  try {
    const compiled = RE2JS.compile(source);
    const size = compiled.programSize();
    if (size > LIMITS.patternSize)
      return { ok: false, reason: "This pattern repeats too much; use smaller counts." };
    return { ok: true, pattern: { size, test: (text) => compiled.test(text) } };
  } catch (error) {
    const detail =
      error instanceof Error ? error.message.replace("error parsing regexp: ", "") : "syntax error";
    return {
      ok: false,
      reason: `This is not a pattern we can run: ${detail}. Look-ahead, look-behind and back-references are not available.`,
    };
  }
}
