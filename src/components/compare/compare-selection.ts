"use client";

import { useSyncExternalStore } from "react";
import { COMPARED_MAX } from "@/lib/discovery/compare-params";

/** What was picked to be compared, in this tab of the browser. */
export type Picked = { ref: string; title: string };

const KEY = "agora.compare";
const NOTHING: readonly Picked[] = [];
const listeners = new Set<() => void>();
let kept: readonly Picked[] | null = null;

/** Null on the server and until the page is alive. */
export function useCompareSelection(): readonly Picked[] | null {
  return useSyncExternalStore(subscribe, current, () => null);
}

/** Adds the product, or takes it out when it is picked already. Beyond four, nothing happens. */
export function togglePicked(picked: Picked): void {
  const others = current().filter(({ ref }) => ref !== picked.ref);
  pick(others.length < current().length ? others : [...others, picked]);
}

export function pick(selection: readonly Picked[]): void {
  kept = selection.slice(0, COMPARED_MAX);
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Without storage the selection lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function current(): readonly Picked[] {
  kept ??= read();
  return kept;
}

function read(): readonly Picked[] {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    return Array.isArray(value) ? value.filter(isPicked).slice(0, COMPARED_MAX) : NOTHING;
  } catch {
    return NOTHING;
  }
}

function isPicked(value: unknown): value is Picked {
  return (
    typeof value === "object" &&
    value !== null &&
    "ref" in value &&
    typeof value.ref === "string" &&
    "title" in value &&
    typeof value.title === "string"
  );
}
