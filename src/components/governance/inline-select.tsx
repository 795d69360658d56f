import { ChevronDown } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { INLINE_CONTROL } from "./inline-control";

type InlineSelectProps<V extends string> = {
  label: string;
  value: V;
  options: readonly { value: V; label: string }[];
  onPick: (value: V) => void;
};

/** A word of the sentence with a few alternatives: the browser's own select. */
export function InlineSelect<V extends string>({ label, value, options, onPick }: InlineSelectProps<V>) {
  return (
    <span className="relative inline-flex max-w-full">
      <select
        aria-label={label}
        value={value}
        onChange={({ target }) => {
          const chosen = options.find((option) => option.value === target.value);
          if (chosen) onPick(chosen.value);
        }}
        className={cn(INLINE_CONTROL, "field-sizing-content appearance-none pr-6")}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} className="bg-surface text-ink">
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute inset-y-0 right-1.5 my-auto size-3.5 text-accent-ink opacity-70"
      />
    </span>
  );
}
