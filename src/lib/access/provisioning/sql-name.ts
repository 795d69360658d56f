const NAME_BYTES_MAX = 63;

/** Whether PostgreSQL takes a text for the name of something as it is: longer ones it would cut off without a word. */
export function isSqlName(text: string): boolean {
  const bytes = new TextEncoder().encode(text).byteLength;
  return bytes > 0 && bytes <= NAME_BYTES_MAX && !text.includes("\u0000") && text.isWellFormed();
}

/** The only way a name gets into a statement. */
export function quoteName(name: string): string {
  if (!isSqlName(name)) throw new Error("This cannot be a name in PostgreSQL.");
  return `"${name.replaceAll('"', '""')}"`;
}
