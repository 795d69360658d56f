const HERE = "http://here.invalid";

/**
 * Where to go after signing in: a path of this application, as `next` in the address asks, or the home page. Anything
 * a browser could read as another site's address is refused, so that a link to us cannot lead people elsewhere.
 */
export function safeNextPath(next: unknown): string {
  if (typeof next !== "string" || !next.startsWith("/") || next.includes("\\")) return "/";
  if (!URL.canParse(next, HERE)) return "/";
  const url = new URL(next, HERE);
  // The parser drops tabs and line ends and walks ".." parts, so what it made of the text is judged, not the text.
  if (url.origin !== HERE || url.pathname.startsWith("//")) return "/";
  return `${url.pathname}${url.search}${url.hash}`;
}
