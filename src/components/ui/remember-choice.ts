const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Keeps a choice about looks in a cookie, where the server reads it to render the page right the first time. */
export function rememberChoice(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http and in older browsers.
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}
