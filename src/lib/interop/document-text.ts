/** A problem at a place in a text; lines and columns count from 1. */
export type TextProblem = { line: number; column: number; message: string };

export const DOCUMENT_BYTES_MAX = 2 * 1024 * 1024;

export type DocumentText = { ok: true; text: string } | { ok: false; problems: readonly TextProblem[] };

/** The text of a file or of a text area, without its byte order mark; UTF-8 unless a mark says UTF-16. */
export function documentText(source: string | Uint8Array): DocumentText {
  const size = typeof source === "string" ? utf8Length(source) : source.byteLength;
  if (size > DOCUMENT_BYTES_MAX) {
    const mebibytes = (size / 1024 / 1024).toFixed(1);
    return refused(
      `The document has ${mebibytes} MB; at most ${DOCUMENT_BYTES_MAX / 1024 / 1024} MB can be read.`,
    );
  }
  if (typeof source === "string") return { ok: true, text: source.replace(/^\uFEFF/, "") };
  const encoding = encodingOf(source);
  try {
    return { ok: true, text: new TextDecoder(encoding, { fatal: true }).decode(source) };
  } catch {
    // A fatal decoder has no other way to say that the bytes are not in the encoding.
    return refused(`The document is not valid ${encoding.toUpperCase()} text.`);
  }
}

/** A form sends its lines with the ends of Windows; a text area shows them with plain ones. */
export function withPlainLineEnds(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

function encodingOf([first, second]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

/** Counts without encoding what is too long either way. */
function utf8Length(text: string): number {
  return text.length > DOCUMENT_BYTES_MAX ? text.length : new TextEncoder().encode(text).byteLength;
}

function refused(message: string): DocumentText {
  return { ok: false, problems: [{ line: 1, column: 1, message }] };
}
