import type { NewNotification } from "@/lib/notifications/notify";
import { productHref } from "@/lib/registry/model";
import type { Hit } from "./engine";
import { type SavedSearch, savedSearchHref } from "./saved-search";

/** What is new in one saved search. */
export type NewMatches = { search: Pick<SavedSearch, "name" | "query">; hits: readonly Hit[]; total: number };

/**
 * One notification for each new product, with the saved searches it is in: each is about one product, and so shown
 * for as long as that one may be seen.
 */
export function newMatchNotes(personId: string, matches: readonly NewMatches[]): NewNotification[] {
  const about = { kind: "search.matched", personId, domainId: null, as: "reader" } as const;
  const hits = new Map(matches.flatMap((match) => match.hits.map((hit) => [hit.id, hit])));
  const named = [...hits.values()].map(({ id, card }): NewNotification => {
    const names = matches.filter((match) => match.hits.some((hit) => hit.id === id));
    const searches = names.map(({ search }) => `“${search.name}”`).join(", ");
    return {
      ...about,
      productId: id,
      title: `A new data product in ${searches}: ${card.title}`,
      text: `${card.domainLabel}. ${card.summary}`.trim(),
      href: `/${productHref({ domain: card.domainPath, name: card.name }).slice(1)}`,
    };
  });
  const more = matches
    .filter((match) => match.total > match.hits.length)
    .map(
      ({ search }): NewNotification => ({
        ...about,
        productId: null,
        title: `More is new in “${search.name}”`,
        text: "",
        href: `/${savedSearchHref(search).slice(1)}`,
      }),
    );
  return [...named, ...more];
}
