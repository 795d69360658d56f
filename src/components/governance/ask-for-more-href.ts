export function askForMoreHref(key: string): string {
  return `/governance/ask-for-more/${encodeURIComponent(key)}`;
}
