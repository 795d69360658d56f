import { ArrowRight, BookA, FileClock, History, Palette, Scale, Trash2, UserRound } from "lucide-react";
import { CommandGroup, CommandItem } from "@/components/ui/command";
import { DomainMark } from "@/components/ui/domain-mark";
import { HighlightedText } from "@/components/ui/highlighted-text";
import { PALETTE_KINDS, type PaletteAction, type PaletteEntry } from "@/lib/discovery/palette";
import type { RecentPlace } from "./recent-places";

export function valueOfAction({ label }: PaletteAction): string {
  return `action:${label}`;
}

export function valueOfEntry({ kind, id }: PaletteEntry): string {
  return `${kind}:${id}`;
}

export function valueOfPlace({ href }: RecentPlace): string {
  return `recent:${href}`;
}

type ActionGroupProps = { actions: readonly PaletteAction[]; onAct: (action: PaletteAction) => void };

export function ActionGroup({ actions, onAct }: ActionGroupProps) {
  if (actions.length === 0) return null;
  return (
    <CommandGroup heading="Actions">
      {actions.map((action) => (
        <CommandItem key={action.label} value={valueOfAction(action)} onSelect={() => onAct(action)}>
          {"href" in action ? <ArrowRight aria-hidden /> : <Palette aria-hidden />}
          {action.label}
        </CommandItem>
      ))}
    </CommandGroup>
  );
}

const HEADINGS = {
  product: "Data products",
  column: "Columns",
  term: "Glossary",
  domain: "Domains",
  person: "People",
  policy: "Policies",
} as const satisfies Record<PaletteEntry["kind"], string>;

export function FoundGroups({
  entries,
  onGo,
}: {
  entries: readonly PaletteEntry[];
  onGo: (href: string) => void;
}) {
  return PALETTE_KINDS.map((kind) => {
    const ofKind = entries.filter((entry) => entry.kind === kind);
    return (
      ofKind.length > 0 && (
        <CommandGroup key={kind} heading={HEADINGS[kind]}>
          {ofKind.map((entry) => (
            <FoundItem key={entry.id} entry={entry} onGo={onGo} />
          ))}
        </CommandGroup>
      )
    );
  });
}

function FoundItem({ entry, onGo }: { entry: PaletteEntry; onGo: (href: string) => void }) {
  const { kind, label, hint, href, domain } = entry;
  return (
    <CommandItem value={valueOfEntry(entry)} onSelect={() => onGo(href)}>
      {domain && <DomainMark name={domain.name} hue={domain.hue} size="md" />}
      {kind === "person" && <UserRound aria-hidden />}
      {kind === "term" && <BookA aria-hidden />}
      {kind === "policy" && <Scale aria-hidden />}
      <span className={kind === "column" ? "min-w-0 truncate font-mono text-sm" : "min-w-0 truncate"}>
        <HighlightedText segments={label} />
      </span>
      <span className="ml-auto max-w-[45%] shrink-0 truncate pl-3 text-muted text-sm">{hint}</span>
    </CommandItem>
  );
}

type RecentGroupProps = {
  places: readonly RecentPlace[];
  onGo: (href: string) => void;
  onForget: () => void;
};

export function RecentGroup({ places, onGo, onForget }: RecentGroupProps) {
  if (places.length === 0) return null;
  return (
    <CommandGroup heading="Recent, in this browser only">
      {places.slice(0, 8).map((place) => (
        <CommandItem key={place.href} value={valueOfPlace(place)} onSelect={() => onGo(place.href)}>
          {place.kind === "search" ? <History aria-hidden /> : <FileClock aria-hidden />}
          <span className="min-w-0 flex-1 truncate">
            {place.kind === "search" ? `“${place.label}”` : place.label}
          </span>
        </CommandItem>
      ))}
      <CommandItem value="forget" onSelect={onForget} className="text-muted">
        <Trash2 aria-hidden />
        Forget these
      </CommandItem>
    </CommandGroup>
  );
}
