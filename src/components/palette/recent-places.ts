/** A page or a search somebody had open; kept in their browser alone. */
export type RecentPlace = { kind: "page" | "search"; label: string; href: string };

const KEPT_MAX = 12;

/** The newest first. Whatever is not ours, or cannot be read, counts as nothing. */
export function recentPlaces(personId: string): RecentPlace[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(personId)) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isPlace).slice(0, KEPT_MAX) : [];
  } catch {
    // Storage may be switched off, which is no reason to fail.
    return [];
  }
}

let forgottenAt = Number.NEGATIVE_INFINITY;

/** A place that was opened (`since`, milliseconds) before all were forgotten, as at sign-out, stays forgotten. */
export function rememberPlace(personId: string, place: RecentPlace, since: number): void {
  if (since <= forgottenAt) return;
  keep(personId, withPlace(recentPlaces(personId), place));
}

export function forgetPlaces(personId: string): void {
  forgottenAt = Date.now();
  keep(personId, []);
}

export function forgetPlace(personId: string, href: string): void {
  keep(
    personId,
    recentPlaces(personId).filter((place) => place.href !== href),
  );
}

/** The place once, at the front. A search that was typed on is one search: the longer words replace the shorter. */
export function withPlace(places: readonly RecentPlace[], place: RecentPlace): RecentPlace[] {
  const others = places.filter(
    ({ kind, label, href }, index) =>
      href !== place.href &&
      !(index === 0 && kind === "search" && place.kind === "search" && place.label.startsWith(label)),
  );
  return [place, ...others].slice(0, KEPT_MAX);
}

function keep(personId: string, places: readonly RecentPlace[]): void {
  try {
    if (places.length > 0) localStorage.setItem(keyOf(personId), JSON.stringify(places));
    else localStorage.removeItem(keyOf(personId));
  } catch {
    // Nothing depends on it.
  }
}

/** People may share a browser: each has places of their own. */
function keyOf(personId: string): string {
  return `agora.recent.${personId}`;
}

function isPlace(value: unknown): value is RecentPlace {
  return (
    typeof value === "object" &&
    value !== null &&
    "kind" in value &&
    (value.kind === "page" || value.kind === "search") &&
    "label" in value &&
    typeof value.label === "string" &&
    "href" in value &&
    typeof value.href === "string" &&
    value.href.startsWith("/") &&
    !value.href.startsWith("//")
  );
}
