"use client";

import { Search } from "lucide-react";
import Form from "next/form";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import { useForgetOnLeaving } from "@/components/layout/use-forget-on-leaving";
import { Input } from "@/components/ui/input";
import { findHref } from "@/lib/discovery/facet-find";
import type { FacetParam, SearchParams } from "@/lib/discovery/model";
import { SearchStateInputs } from "./search-state-inputs";

/** Long enough to skip the letters in the middle of a fast word. */
const PAUSE_MS = 90;

type FacetFindBoxProps = { params: SearchParams; param: FacetParam; label: string; q: string };

/** Finds a value among all of a facet, letter by letter; a plain form before and without JavaScript. */
export function FacetFindBox({ params, param, label, q }: FacetFindBoxProps) {
  const router = useRouter();
  const [isFinding, startTransition] = useTransition();
  const input = useRef<HTMLInputElement>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);

  // A value was chosen, or another search begun: what was typed is done with. Never under the hand that types.
  useEffect(() => {
    if (input.current && input.current !== document.activeElement) input.current.value = q;
  }, [q]);
  useEffect(() => () => clearTimeout(pause.current), []);
  useForgetOnLeaving(pause);

  function find(text: string) {
    clearTimeout(pause.current);
    pause.current = setTimeout(() => {
      startTransition(() => router.replace(findHref(params, param, text), { scroll: false }));
    }, PAUSE_MS);
  }

  return (
    <Form
      action="/search"
      scroll={false}
      aria-busy={isFinding}
      onSubmit={(event) => {
        event.preventDefault();
        find(input.current?.value ?? "");
      }}
      className="relative mb-1"
    >
      <SearchStateInputs params={params} />
      <input type="hidden" name="in" value={param} />
      <Search
        aria-hidden
        className="pointer-events-none absolute inset-y-0 left-2 my-auto size-3.5 text-muted"
      />
      <Input
        ref={input}
        type="search"
        name="find"
        defaultValue={q}
        onChange={(event) => find(event.target.value)}
        onKeyDown={(event) => {
          // In a sheet, Esc empties the field before it closes what the field is in.
          if (event.key !== "Escape" || event.currentTarget.value === "") return;
          event.preventDefault();
          event.stopPropagation();
          event.currentTarget.value = "";
          find("");
        }}
        aria-label={label}
        placeholder="Find…"
        autoComplete="off"
        enterKeyHint="search"
        maxLength={100}
        className="h-7 pl-7.5 text-sm"
      />
    </Form>
  );
}
