"use client";

import { useEffect } from "react";
import { cn } from "@/components/ui/cn";
import { FLOATING_ITEM } from "@/components/ui/floating";
import { Popover, PopoverAnchor, PopoverContent } from "@/components/ui/popover";
import type { MentionablePerson } from "@/lib/collaboration/mentionable";

type MentionListProps = {
  id: string;
  isOpen: boolean;
  anchor: React.ComponentProps<typeof PopoverAnchor>["virtualRef"];
  people: readonly MentionablePerson[];
  /** The place of whom Enter names. */
  current: number;
  onChoose: (name: string) => void;
  onClose: () => void;
};

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

/** The people one can name, where the `@` stands; the caret stays in the text. */
export function MentionList({ id, isOpen, anchor, people, current, onChoose, onClose }: MentionListProps) {
  return (
    <Popover open={isOpen} onOpenChange={onClose}>
      <PopoverAnchor virtualRef={anchor} />
      <PopoverContent
        id={id}
        role="listbox"
        aria-label="People to name"
        onOpenAutoFocus={(event) => event.preventDefault()}
        onCloseAutoFocus={(event) => event.preventDefault()}
        // Where the text is left it closes; where it is only touched, the caret decides.
        onInteractOutside={(event) => event.preventDefault()}
        // A press that took the focus would close the list before it chose.
        onMouseDown={(event) => event.preventDefault()}
        // Once somebody is chosen there is nothing in it that could fade.
        className="max-h-(--radix-popover-content-available-height) w-auto min-w-48 overflow-y-auto p-1 data-[state=closed]:animate-none"
      >
        {people.map(({ id: personId, name }, index) => (
          <Option
            key={personId}
            id={optionId(id, index)}
            isCurrent={index === current}
            onClick={() => onChoose(name)}
          >
            {name}
          </Option>
        ))}
      </PopoverContent>
    </Popover>
  );
}

type OptionProps = { id: string; isCurrent: boolean; onClick: () => void; children: string };

function Option({ id, isCurrent, onClick, children }: OptionProps) {
  useEffect(() => {
    const option = document.getElementById(id);
    const list = option?.parentElement;
    if (!isCurrent || !option || !list) return;
    // Only the list scrolls: before it is placed, the page would jump with it.
    const { offsetTop, offsetHeight } = option;
    if (offsetTop < list.scrollTop) list.scrollTop = offsetTop;
    else if (offsetTop + offsetHeight > list.scrollTop + list.clientHeight)
      list.scrollTop = offsetTop + offsetHeight - list.clientHeight;
  }, [id, isCurrent]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the text area, which keeps the focus.
    <div
      id={id}
      role="option"
      aria-selected={isCurrent}
      tabIndex={-1}
      onClick={onClick}
      className={cn(FLOATING_ITEM, "hover:bg-sunken", isCurrent && "bg-sunken")}
    >
      <span className="min-w-0 truncate">{children}</span>
    </div>
  );
}
