"use client";

import { Search } from "lucide-react";
import Form from "next/form";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import { RecentSearches } from "@/components/palette/recent-searches";
import { Kbd } from "@/components/ui/kbd";
import { useForgetOnLeaving } from "./use-forget-on-leaving";

/** Long enough to skip the letters in the middle of a fast word, short enough to feel immediate. */
const PAUSE_MS = 90;
const RESULTS = "/search";

/**
 * A plain GET form, so that it works before and without JavaScript; `/` brings the keyboard to it. On the results
 * page the results follow each letter, and the filters that are set stay.
 */
export function SearchBox({ personId }: { personId: string }) {
  const params = useSearchParams();
  const isOnResults = usePathname() === RESULTS;
  // Other pages have a `q` of their own, which is not what is looked for here.
  const query = (isOnResults && params.get("q")) || "";
  const router = useRouter();
  const [isSearching, startTransition] = useTransition();
  const input = useRef<HTMLInputElement>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);

  useFocusOnSlash(input);
  useFollowAddress(input, query);
  useForgetOnLeaving(pause);

  function search(text: string) {
    clearTimeout(pause.current);
    if (!isOnResults) return;
    pause.current = setTimeout(() => {
      startTransition(() => router.replace(withQuery(params, text), { scroll: false }));
    }, PAUSE_MS);
  }

  return (
    <RecentSearches personId={personId} className="min-w-0 max-w-2xl flex-1">
      <Form
        data-slot="search-box"
        role="search"
        action={RESULTS}
        aria-busy={isSearching}
        onSubmit={(event) => {
          clearTimeout(pause.current);
          if (!isOnResults) return;
          event.preventDefault();
          router.push(withQuery(params, input.current?.value ?? ""));
        }}
        className="relative"
      >
        <Search
          aria-hidden
          className="pointer-events-none absolute inset-y-0 left-2.5 my-auto size-4 text-muted"
        />
        <input
          ref={input}
          type="search"
          name="q"
          defaultValue={query}
          onChange={(event) => search(event.target.value)}
          aria-label="Search data products"
          aria-keyshortcuts="/"
          placeholder="Search data products"
          autoComplete="off"
          enterKeyHint="search"
          maxLength={500}
          className="peer h-9 w-full rounded-md border border-edge/50 bg-surface pr-2.5 pl-8.5 text-base text-ink transition-colors placeholder:text-muted hover:border-edge focus-visible:border-accent focus-visible:outline-offset-[-1px] md:pr-9 pointer-coarse:h-10 pointer-coarse:text-lg"
        />
        <Kbd
          aria-hidden
          className="pointer-events-none absolute inset-y-0 right-2 my-auto peer-focus:hidden max-md:hidden pointer-coarse:hidden"
        >
          /
        </Kbd>
      </Form>
    </RecentSearches>
  );
}

/** Same filters and order, other words, first page. */
function withQuery(params: Readonly<URLSearchParams>, text: string): string {
  const next = new URLSearchParams(params);
  next.delete("page");
  if (text) next.set("q", text);
  else next.delete("q");
  return next.size > 0 ? `${RESULTS}?${next}` : RESULTS;
}

/** The box shows the query of the page one arrives at, but never overwrites what is being typed. */
function useFollowAddress(input: React.RefObject<HTMLInputElement | null>, query: string): void {
  useEffect(() => {
    if (input.current && input.current !== document.activeElement) input.current.value = query;
  }, [input, query]);
}

function useFocusOnSlash(input: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    function focusOnSlash(event: KeyboardEvent) {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    }
    document.addEventListener("keydown", focusOnSlash);
    return () => document.removeEventListener("keydown", focusOnSlash);
  }, [input]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))
  );
}
