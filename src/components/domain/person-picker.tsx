"use client";

import { ChevronsUpDown } from "lucide-react";
import { useState } from "react";
import { cn } from "@/components/ui/cn";
import { Command, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import { controlVariants } from "@/components/ui/control";
import type { FieldControl } from "@/components/ui/field";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { Call } from "@/lib/platform/action-state";

export type PersonChoice = { id: string; name: string };
export type FindPeople = Call<{ q: string }, readonly PersonChoice[]>;

type PersonPickerProps = FieldControl & {
  /** The form field the chosen person's id is sent as. */
  name: string;
  find: FindPeople;
  /** Ids of people who cannot be chosen, because they are chosen already. */
  taken: readonly string[];
};

type Found = { kind: "waiting" } | { kind: "failed" } | { kind: "found"; people: readonly PersonChoice[] };

const PAUSE_MS = 180;

/** Finds a person by name as one types. */
export function PersonPicker({ name, find, taken, ...control }: PersonPickerProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState<PersonChoice | null>(null);
  const [found, setFound] = useState<Found>({ kind: "waiting" });
  const [search] = useState(() => latestOnly(find, setFound));
  const people = found.kind === "found" ? found.people.filter(({ id }) => !taken.includes(id)) : [];
  // Whoever was added a moment ago is not chosen any more.
  const current = chosen && !taken.includes(chosen.id) ? chosen : null;

  function open(next: boolean) {
    setIsOpen(next);
    if (next) search("", 0);
  }

  return (
    <Popover open={isOpen} onOpenChange={open}>
      <input type="hidden" name={name} value={current?.id ?? ""} />
      <PopoverTrigger asChild>
        <button
          type="button"
          role="combobox"
          aria-expanded={isOpen}
          aria-haspopup="dialog"
          className={cn(
            controlVariants(),
            "flex h-8 items-center justify-between gap-2 text-left pointer-coarse:h-10",
          )}
          {...control}
        >
          <span className={cn("truncate", !current && "text-muted")}>
            {current?.name ?? "Choose a person"}
          </span>
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
        </button>
      </PopoverTrigger>
      <PopoverContent aria-label="Choose a person" className="w-(--radix-popover-trigger-width) min-w-64 p-0">
        <Command label="People" shouldFilter={false}>
          <CommandInput placeholder="Type a name" onValueChange={(q) => search(q, PAUSE_MS)} />
          <CommandList label="People">
            {people.length === 0 && (
              <p role="status" className="px-2 py-6 text-center text-muted">
                {WORDS[found.kind]}
              </p>
            )}
            {people.map((person) => (
              <CommandItem
                key={person.id}
                value={person.id}
                onSelect={() => {
                  setChosen(person);
                  setIsOpen(false);
                }}
              >
                <span className="truncate">{person.name}</span>
              </CommandItem>
            ))}
          </CommandList>
        </Command>
      </PopoverContent>
    </Popover>
  );
}

const WORDS = {
  waiting: "Looking…",
  failed: "The people could not be read. Try again.",
  found: "Nobody of that name who is not a member already.",
} as const satisfies Record<Found["kind"], string>;

/** Answers arrive in any order; only the one to the last question counts. */
function latestOnly(find: FindPeople, answer: (found: Found) => void): (q: string, pauseMs: number) => void {
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (q, pauseMs) => {
    const own = ++asked;
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const result = await find({ q }).catch(() => null);
      if (own !== asked) return;
      answer(result?.ok ? { kind: "found", people: result.value } : { kind: "failed" });
    }, pauseMs);
  };
}
