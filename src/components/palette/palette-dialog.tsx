"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useTheme } from "@/components/theme/use-theme";
import { Command, CommandGroup, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import { counted } from "@/components/ui/counted";
import { Dialog, DialogContent, DialogTitle } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { PALETTE_KINDS, type PaletteAction, type PaletteEntry } from "@/lib/discovery/palette";
import { wordsBegin } from "@/lib/discovery/words-begin";
import {
  ActionGroup,
  FoundGroups,
  RecentGroup,
  valueOfAction,
  valueOfEntry,
  valueOfPlace,
} from "./palette-groups";
import { forgetPlaces, type RecentPlace, recentPlaces } from "./recent-places";
import { usePaletteSearch } from "./use-palette-search";

type PaletteDialogProps = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** The dialog has no trigger of its own, so it cannot know where the focus was. */
  onClosed: () => void;
  personId: string;
  actions: readonly PaletteAction[];
};

export function PaletteDialog({ isOpen, onOpenChange, onClosed, ...content }: PaletteDialogProps) {
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogContent
        aria-describedby={undefined}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          onClosed();
        }}
        className="max-w-2xl overflow-hidden max-sm:inset-0 max-sm:max-h-dvh max-sm:rounded-none max-sm:border-0"
      >
        <DialogTitle className="sr-only">Go to anything</DialogTitle>
        <PaletteContent {...content} onLeave={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

const NAMED_FROM_LENGTH = 3;

type PaletteContentProps = Pick<PaletteDialogProps, "personId" | "actions"> & { onLeave: () => void };

/** Begins anew each time it is opened. */
function PaletteContent({ personId, actions, onLeave }: PaletteContentProps) {
  const [text, setText] = useState("");
  const [recent, setRecent] = useState(() => recentPlaces(personId));
  const { entries, hasFailed, isLooking } = usePaletteSearch(text);
  const router = useRouter();
  const [, chooseTheme] = useTheme();
  const q = text.trim();
  const offered = actions.filter(({ label, words }) => wordsBegin(`${label} ${words}`, q));
  // Whoever types the name of an action means it; other words for it may mean anything.
  const isNamed = q.length >= NAMED_FROM_LENGTH && offered.some(({ label }) => wordsBegin(label, q));

  const first = firstItem({ q, isNamed, entries, offered, recent });
  const [chosen, setChosen] = useState(first);
  // An answer that arrives puts what it found best under the finger; whoever chose since keeps their choice.
  useEffect(() => setChosen(first), [first]);

  function go(href: string) {
    onLeave();
    router.push(href);
  }

  function act(action: PaletteAction) {
    if ("href" in action) return go(action.href);
    chooseTheme(action.theme);
    onLeave();
  }

  return (
    <Command
      label="Go to anything"
      shouldFilter={false}
      loop
      // Ctrl K would move up the list rather than close what it opened.
      vimBindings={false}
      value={chosen}
      onValueChange={setChosen}
      className="flex-1"
    >
      <CommandInput
        value={text}
        onValueChange={setText}
        placeholder="Products, columns, terms, people, policies, actions"
        maxLength={100}
        className="h-13 pr-10 text-lg"
      />
      <CommandList label="Go to" aria-busy={isLooking} className="max-h-none min-h-0 flex-1 sm:max-h-[56dvh]">
        {isNamed && <ActionGroup actions={offered} onAct={act} />}
        {q === "" ? (
          <RecentGroup
            places={recent}
            onGo={go}
            onForget={() => {
              forgetPlaces(personId);
              setRecent([]);
            }}
          />
        ) : (
          <FoundGroups entries={entries} onGo={go} />
        )}
        {!isNamed && <ActionGroup actions={offered} onAct={act} />}
        {q !== "" && (
          <CommandGroup>
            <CommandItem
              value="search"
              onSelect={() => go(`/search?${new URLSearchParams({ q })}`)}
              className="mt-1"
            >
              <Search aria-hidden />
              <span className="min-w-0 flex-1 truncate">Search all products for “{q}”</span>
            </CommandItem>
          </CommandGroup>
        )}
      </CommandList>
      <p role="status" className="sr-only">
        {statusOf({ q, isLooking, hasFailed, found: entries.length })}
      </p>
      {hasFailed && (
        <p className="border-t px-4 py-2 text-attention text-sm">The server could not be asked. Try again.</p>
      )}
      <p
        className="flex gap-4 border-t px-4 py-2 text-muted text-sm max-sm:hidden pointer-coarse:hidden"
        aria-hidden
      >
        <Hint keys={["↑", "↓"]}>to choose</Hint>
        <Hint keys={["↵"]}>to open</Hint>
        <Hint keys={["Esc"]}>to close</Hint>
      </p>
    </Command>
  );
}

type Shown = {
  q: string;
  isNamed: boolean;
  entries: readonly PaletteEntry[];
  offered: readonly PaletteAction[];
  recent: readonly RecentPlace[];
};

/** What Enter opens unless one chooses something else: the topmost line. */
function firstItem({ q, isNamed, entries, offered, recent }: Shown): string {
  const [action] = offered;
  const [place] = recent;
  const entry = PALETTE_KINDS.flatMap((kind) => entries.find((found) => found.kind === kind) ?? [])[0];
  if (isNamed && action) return valueOfAction(action);
  if (q === "" && place) return valueOfPlace(place);
  if (q !== "" && entry) return valueOfEntry(entry);
  return action ? valueOfAction(action) : "search";
}

type FoundState = { q: string; isLooking: boolean; hasFailed: boolean; found: number };

function statusOf({ q, isLooking, hasFailed, found }: FoundState): string {
  if (q === "" || isLooking) return "";
  if (hasFailed) return "The server could not be asked.";
  return found === 0 ? "Nothing of that name." : counted(found, "result", "results");
}

function Hint({ keys, children }: { keys: readonly string[]; children: string }) {
  return (
    <span className="flex items-center gap-1">
      {keys.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
      {children}
    </span>
  );
}
