import { NAME_MAX } from "./mentionable";

/** A name being typed: where its `@` stands, and what follows that up to the caret. */
export type TypedMention = { at: number; q: string };

/** A part of a text and what takes its place; the caret goes behind that. */
export type TextEdit = { from: number; to: number; insert: string };

// What may stand before an @ in an address of mail or the web makes it part of that. A name stays in its line.
const TYPED = new RegExp(`(?<![\\p{L}\\p{N}_.%+/@-])@((?!\\s)[^@\\r\\n]{0,${NAME_MAX}})$`, "u");

export function typedMention(text: string, caret: number): TypedMention | null {
  const match = TYPED.exec(text.slice(0, caret));
  return match ? { at: match.index, q: match[1] ?? "" } : null;
}

/** Whether no more was done than to type on: who is found for the later is found for the earlier. */
export function typesOn(later: TypedMention, earlier: TypedMention): boolean {
  return later.at === earlier.at && later.q.startsWith(earlier.q);
}

/** Writes the name of who was chosen, and takes in what of it stands behind the caret already. */
export function chosenMention(text: string, { at, q }: TypedMention, name: string): TextEdit {
  const caret = at + 1 + q.length;
  const isBegun = startsLike(name, q);
  const rest = isBegun ? name.slice(q.length) : "";
  const behind = text.slice(caret);
  const isWritten = startsLike(behind, rest) && !/^[\p{L}\p{N}]/u.test(behind.slice(rest.length));
  const end = isWritten ? caret + rest.length : caret;
  return { from: at, to: text[end] === " " ? end + 1 : end, insert: `@${name} ` };
}

function startsLike(text: string, start: string): boolean {
  return text.toLocaleLowerCase("en").startsWith(start.toLocaleLowerCase("en"));
}
