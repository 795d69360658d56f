/** The page of a tag. */
export function tagHref(tag: string): string {
  return `/tags/${encodeURIComponent(tag)}`;
}
