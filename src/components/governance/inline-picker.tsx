"use client";

import { Check, ChevronDown } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from "@/components/ui/command";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { ChoiceGroup } from "./field-choices";
import { INLINE_CONTROL } from "./inline-control";

type InlinePickerProps = {
  /** What is picked, for those who do not see the sentence. */
  label: string;
  value: string;
  /** How the choice reads in the sentence. */
  text: string;
  /** Stands for the words where the choice is only an offer. */
  icon?: React.ReactNode | undefined;
  groups: readonly ChoiceGroup[];
  onPick: (value: string) => void;
};

/** A word of the sentence one can change: it opens a list that narrows as one types. */
export function InlinePicker({ label, value, text, icon, groups, onPick }: InlinePickerProps) {
  const [isOpen, setIsOpen] = useState(false);

  return (
    <Popover open={isOpen} onOpenChange={setIsOpen}>
      <PopoverTrigger asChild>
        {icon ? (
          <Button variant="quiet" size="icon-sm" aria-label={label} title={label}>
            {icon}
          </Button>
        ) : (
          <button type="button" aria-label={`${label}: ${text}`} className={INLINE_CONTROL}>
            <span className="min-w-0 [overflow-wrap:anywhere]">{text}</span>
            <ChevronDown aria-hidden className="size-3.5 shrink-0 opacity-70" />
          </button>
        )}
      </PopoverTrigger>
      <PopoverContent aria-label={label} className="w-80 p-0">
        <Command label={label} filter={matches} defaultValue={value}>
          <CommandInput placeholder="Type to filter" />
          <CommandList label={label}>
            <CommandEmpty>Nothing matches.</CommandEmpty>
            {groups.map((group) => (
              <CommandGroup key={group.label} heading={group.label}>
                {group.options.map((option) => (
                  <CommandItem
                    key={option.value}
                    value={option.value}
                    keywords={[group.label, option.label, option.hint ?? ""]}
                    onSelect={() => {
                      setIsOpen(false);
                      onPick(option.value);
                    }}
                  >
                    <span className="flex min-w-0 flex-1 flex-col">
                      <span>{option.label}</span>
                      {option.hint && <span className="text-muted text-xs">{option.hint}</span>}
                    </span>
                    <Check aria-hidden className={option.value === value ? undefined : "invisible"} />
                  </CommandItem>
                ))}
              </CommandGroup>
            ))}
          </CommandList>
        </Command>
      </PopoverContent>
    </Popover>
  );
}

/** By the words people see, never by the path behind them. */
function matches(_value: string, search: string, keywords: readonly string[] = []): number {
  const words = keywords.join(" ").toLowerCase();
  const parts = search.toLowerCase().trim().split(/\s+/);
  return parts.every((part) => words.includes(part)) ? 1 : 0;
}
