import type { NewMail } from "@/lib/platform/mail";
import { publicUrl } from "@/lib/platform/public-url";
import { productHref } from "@/lib/registry/model";
import type { Hit } from "./engine";
import { type SavedSearch, savedSearchHref } from "./saved-search";

/** What is new in one saved search. */
export type NewMatches = { search: Pick<SavedSearch, "name" | "query">; hits: readonly Hit[]; total: number };

/** One mail for everything that is new in somebody's saved searches. */
export function newMatchMail(
  person: { name: string; email: string },
  matches: readonly NewMatches[],
): NewMail {
  const found = new Set(matches.flatMap(({ hits }) => hits.map(({ id }) => id))).size;
  const [only] = matches;
  const where = matches.length === 1 && only ? `“${only.search.name}”` : `${matches.length} saved searches`;
  return {
    to: person.email,
    subject: `${found === 1 ? "A new data product" : "New data products"} in ${where}`,
    body: [
      `Hello ${person.name},`,
      ...matches.map(section),
      `Which searches tell you is up to you:\n${publicUrl("/searches")}`,
    ].join("\n\n"),
  };
}

function section({ search, hits, total }: NewMatches): string {
  const lines = hits.map(
    ({ card }) =>
      `- ${card.title} (${card.domainLabel})\n  ${linkTo(productHref({ domain: card.domainPath, name: card.name }))}`,
  );
  const more =
    total > hits.length ? [`and ${total - hits.length} more: ${linkTo(savedSearchHref(search))}`] : [];
  return [`New in “${search.name}”:`, ...lines, ...more].join("\n");
}

function linkTo(path: string): string {
  return publicUrl(`/${path.replace(/^\//, "")}`);
}
