"use client";

import { useEffect, useRef } from "react";
import { Input } from "@/components/ui/input";

type RangeInputProps = {
  name: string;
  label: string;
  value: number | null;
  min: number;
  max: number;
  /** What holds where nothing is typed. */
  placeholder?: string;
};

/** A bound one types. It shows what is in force whenever that changes, also under the focus. */
export function RangeInput({ name, label, value, min, max, placeholder }: RangeInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const shown = value === null ? "" : String(value);
  useEffect(() => {
    if (input.current) input.current.value = shown;
  }, [shown]);
  return (
    <Input
      ref={input}
      type="number"
      inputMode="numeric"
      name={name}
      aria-label={label}
      placeholder={placeholder}
      defaultValue={shown}
      min={min}
      max={max}
      step={1}
      className="h-7 w-16 px-2 text-sm tabular-nums"
    />
  );
}
