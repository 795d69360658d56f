"use client";

import { useState } from "react";
import { cn } from "@/components/ui/cn";
import { INLINE_CONTROL } from "./inline-control";

type InlineInputProps = Omit<React.ComponentProps<"input">, "value" | "onChange"> & {
  "aria-label": string;
  value: string;
  onText: (text: string) => void;
};

/** A value typed into the sentence. While one types it shows what was typed; afterwards, what was understood. */
export function InlineInput({ value, onText, className, onBlur, ...props }: InlineInputProps) {
  const [typed, setTyped] = useState<string | null>(null);

  return (
    <input
      value={typed ?? value}
      onChange={({ target }) => {
        setTyped(target.value);
        onText(target.value);
      }}
      onBlur={(event) => {
        setTyped(null);
        onBlur?.(event);
      }}
      autoComplete="off"
      spellCheck={false}
      className={cn(INLINE_CONTROL, "field-sizing-content min-w-12 cursor-text", className)}
      {...props}
    />
  );
}
