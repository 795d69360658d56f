"use client";

import { Check, ChevronsUpDown } from "lucide-react";
import { useState } from "react";
import { cn } from "./cn";
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from "./command";
import { controlVariants } from "./control";
import type { FieldControl } from "./field";
import { Popover, PopoverContent, PopoverTrigger } from "./popover";

export type ComboboxOption = { value: string; label: string; hint?: string | undefined };

type ComboboxProps = FieldControl & {
  /** The form field the chosen value is sent as. */
  name: string;
  options: readonly ComboboxOption[];
  defaultValue?: string;
  placeholder: string;
  onValueChange?: (value: string) => void;
};

/** A select one can type into, for more options than one wants to scroll through. */
export function Combobox({
  name,
  options,
  defaultValue = "",
  placeholder,
  onValueChange,
  ...control
}: ComboboxProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [value, setValue] = useState(defaultValue);
  const chosen = options.find((option) => option.value === value);

  function choose(next: string) {
    setValue(next);
    setIsOpen(false);
    onValueChange?.(next);
  }

  return (
    <Popover open={isOpen} onOpenChange={setIsOpen}>
      <input type="hidden" name={name} value={value} />
      <PopoverTrigger asChild>
        <button
          type="button"
          data-slot="combobox"
          role="combobox"
          aria-expanded={isOpen}
          aria-haspopup="dialog"
          className={cn(
            controlVariants(),
            "flex h-8 items-center justify-between gap-2 text-left pointer-coarse:h-10",
          )}
          {...control}
        >
          <span className={cn("truncate", !chosen && "text-muted")}>{chosen?.label ?? placeholder}</span>
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
        </button>
      </PopoverTrigger>
      <PopoverContent aria-label={placeholder} className="w-(--radix-popover-trigger-width) min-w-56 p-0">
        <Command label={placeholder} filter={matches} defaultValue={value}>
          <CommandInput placeholder="Type to filter" />
          <CommandList label={placeholder}>
            <CommandEmpty>Nothing matches.</CommandEmpty>
            {options.map((option) => (
              <CommandItem
                key={option.value}
                value={option.value}
                keywords={[option.label, option.hint ?? ""]}
                onSelect={() => choose(option.value)}
              >
                <span className="min-w-0 flex-1 truncate">{option.label}</span>
                {option.hint && <span className="truncate text-muted text-sm">{option.hint}</span>}
                <Check aria-hidden className={option.value === value ? undefined : "invisible"} />
              </CommandItem>
            ))}
          </CommandList>
        </Command>
      </PopoverContent>
    </Popover>
  );
}

/** By the words people see, never by the value, which may be an id. */
function matches(_value: string, search: string, keywords: readonly string[] = []): number {
  const words = keywords.join(" ").toLocaleLowerCase();
  return search
    .toLocaleLowerCase()
    .trim()
    .split(/\s+/)
    .every((part) => words.includes(part))
    ? 1
    : 0;
}
