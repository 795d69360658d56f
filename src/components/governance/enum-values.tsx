"use client";

import { ChevronDown } from "lucide-react";
import { Checkbox } from "@/components/ui/checkbox";
import { Choice } from "@/components/ui/choice";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { FormScalar } from "@/lib/governance/language/form-model";
import { joinWords } from "@/lib/governance/language/words";
import { INLINE_CONTROL } from "./inline-control";

type EnumValuesProps = {
  options: readonly string[];
  values: readonly FormScalar[];
  onValues: (values: FormScalar[]) => void;
};

/** Several words of a vocabulary; those chosen that are not of it can only be taken away. */
export function EnumValues({ options, values, onValues }: EnumValuesProps) {
  const chosen = values.map(String);
  const offered = [...options, ...chosen.filter((word) => !options.includes(word))];
  const text = chosen.length === 0 ? "choose…" : joinWords(chosen, "or");

  function toggle(word: string) {
    onValues(offered.filter((other) => chosen.includes(other) !== (other === word)));
  }

  return (
    <Popover>
      <PopoverTrigger asChild>
        <button type="button" aria-label={`Values: ${text}`} className={INLINE_CONTROL}>
          <span className="min-w-0">{text}</span>
          <ChevronDown aria-hidden className="size-3.5 shrink-0 opacity-70" />
        </button>
      </PopoverTrigger>
      <PopoverContent aria-label="Values" className="flex w-60 flex-col gap-1">
        {offered.map((word) => (
          <Choice key={word}>
            <Checkbox checked={chosen.includes(word)} onChange={() => toggle(word)} />
            {word}
          </Choice>
        ))}
      </PopoverContent>
    </Popover>
  );
}
