"use client";

import { Command } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Kbd } from "@/components/ui/kbd";
import type { PaletteAction } from "@/lib/discovery/palette";

/** Nobody waits for it on a page where it is not opened. */
const PaletteDialog = dynamic(() => import("./palette-dialog").then((file) => file.PaletteDialog), {
  ssr: false,
});

type CommandPaletteProps = { personId: string; actions: readonly PaletteAction[] };

/** Everything one can name, at one key from everywhere: Ctrl K, or ⌘ K. */
export function CommandPalette({ personId, actions }: CommandPaletteProps) {
  const [isOpen, setIsOpen] = useState(false);
  // Kept once it was opened, so that it can close in its own time and give the focus back.
  const [isNeeded, setIsNeeded] = useState(false);
  const isMac = useSyncExternalStore(noChange, isApple, () => false);

  const before = useRef<Element>(null);

  function open(next: boolean) {
    if (next) {
      before.current = document.activeElement;
      setIsNeeded(true);
    }
    setIsOpen(next);
  }

  useEffect(() => {
    function toggle(event: KeyboardEvent) {
      if (event.defaultPrevented || event.key.toLowerCase() !== "k" || event.altKey || event.shiftKey) return;
      if (event.ctrlKey === event.metaKey) return;
      event.preventDefault();
      open(!isOpen);
    }
    document.addEventListener("keydown", toggle);
    return () => document.removeEventListener("keydown", toggle);
  });

  return (
    <>
      <button
        type="button"
        data-slot="command-palette"
        aria-label="Go to anything"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => open(true)}
        className="grid size-9 shrink-0 place-items-center rounded-md text-muted transition-colors hover:bg-sunken hover:text-ink lg:flex lg:w-auto lg:items-center lg:px-2 pointer-coarse:size-10"
      >
        <Command aria-hidden className="size-[18px] stroke-[1.75] lg:hidden" />
        <Kbd aria-hidden className="max-lg:hidden">
          {isMac ? "⌘ K" : "Ctrl K"}
        </Kbd>
      </button>
      {isNeeded && (
        <PaletteDialog
          isOpen={isOpen}
          onOpenChange={open}
          onClosed={() => before.current instanceof HTMLElement && before.current.focus()}
          personId={personId}
          actions={actions}
        />
      )}
    </>
  );
}

function noChange(): () => void {
  return () => undefined;
}

function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}
