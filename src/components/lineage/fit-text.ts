const NARROW = /[iljtfrI.,:;'|!()[\] /-]/;
const WIDE = /[mwMW@%&]/;
const CAPITAL = /[\p{Lu}\d]/u;
/** From here on scripts of full width begin. */
const FULL_WIDTH = 0x2e80;

/** The text, or as much of it as fits into a width, as a drawing has to know before any font is there. */
export function fitText(text: string, width: number, fontSize: number): string {
  const characters = [...text];
  let used = 0;
  for (const [index, character] of characters.entries()) {
    used += widthOf(character) * fontSize;
    if (used > width)
      return `${characters
        .slice(0, Math.max(1, index - 1))
        .join("")
        .trimEnd()}…`;
  }
  return text;
}

function widthOf(character: string): number {
  if ((character.codePointAt(0) ?? 0) >= FULL_WIDTH) return 1;
  if (NARROW.test(character)) return 0.34;
  if (WIDE.test(character)) return 0.88;
  return CAPITAL.test(character) ? 0.66 : 0.56;
}
