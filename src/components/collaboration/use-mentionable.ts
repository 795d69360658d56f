"use client";

import { useEffect, useState } from "react";
import { MentionableAnswer, type MentionablePerson } from "@/lib/collaboration/mentionable";
import { type TypedMention, typesOn } from "@/lib/collaboration/typed-mention";
import type { ProductRef } from "@/lib/registry/model";

/** Long enough to skip the letters in the middle of a fast word. */
const PAUSE_MS = 120;

type Found = { typed: TypedMention; people: readonly MentionablePerson[] };

/** Who can be named by what is typed; who was found last stays until the next answer is here. */
export function useMentionable({ domain, name }: ProductRef, typed: TypedMention | null) {
  const [found, setFound] = useState<Found | null>(null);
  const { at = null, q = "" } = typed ?? {};
  // Where nobody has a name that begins like this, nobody has one that goes on from there.
  const isVain = typed !== null && found !== null && found.people.length === 0 && typesOn(typed, found.typed);

  useEffect(() => {
    if (at === null) {
      setFound(null);
      return;
    }
    if (isVain) return;
    const abort = new AbortController();
    const pause = setTimeout(async () => {
      const people = await ask({ domain, name, q }, abort.signal).catch(() => null);
      if (abort.signal.aborted) return;
      // Without an answer one writes the name by heart; the next letter asks again.
      setFound(people && { typed: { at, q }, people });
    }, PAUSE_MS);
    return () => {
      clearTimeout(pause);
      abort.abort();
    };
  }, [domain, name, at, q, isVain]);

  return found?.typed.at === at ? found.people : [];
}

async function ask(
  query: ProductRef & { q: string },
  signal: AbortSignal,
): Promise<readonly MentionablePerson[]> {
  const response = await fetch(`/api/mentionable?${new URLSearchParams(query)}`, { signal });
  if (!response.ok) throw new Error(`Who can be named was answered with ${response.status}.`);
  return MentionableAnswer.parse(await response.json()).people;
}
