"use client";

import { useEffect, useState } from "react";
import { PaletteAnswer, type PaletteEntry } from "@/lib/discovery/palette";

/** Long enough to skip the letters in the middle of a fast word. */
const PAUSE_MS = 80;

type Found = { q: string; entries: readonly PaletteEntry[]; hasFailed: boolean };
const NOTHING: Found = { q: "", entries: [], hasFailed: false };

/** What the server finds for the words; what it found last stays until the next answer is here. */
export function usePaletteSearch(text: string) {
  const q = text.trim();
  const [found, setFound] = useState(NOTHING);

  useEffect(() => {
    if (q === "") {
      setFound(NOTHING);
      return;
    }
    const abort = new AbortController();
    const pause = setTimeout(async () => {
      try {
        setFound({ q, entries: await ask(q, abort.signal), hasFailed: false });
      } catch {
        if (!abort.signal.aborted) setFound({ q, entries: [], hasFailed: true });
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(pause);
      abort.abort();
    };
  }, [q]);

  return { entries: found.entries, hasFailed: found.hasFailed, isLooking: found.q !== q };
}

async function ask(q: string, signal: AbortSignal): Promise<readonly PaletteEntry[]> {
  const response = await fetch(`/api/palette?${new URLSearchParams({ q })}`, { signal });
  if (!response.ok) throw new Error(`The palette was answered with ${response.status}.`);
  return PaletteAnswer.parse(await response.json()).entries;
}
