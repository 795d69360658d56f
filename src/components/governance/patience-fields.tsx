import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Level } from "@/lib/governance/model";

/** Why there is nothing to be patient about at a level that does not refuse, or refuses always; null where there is. */
export function impatienceWords(level: Level): string | null {
  if (level === "block") return null;
  return level === "mandatory"
    ? "What is mandatory holds from the first day, for everybody, without exception."
    : "Nothing is refused at this level, so there is nothing to be patient about.";
}

type DaysFieldProps = {
  id: string;
  label: string;
  help?: string;
  error?: string | undefined;
  min: number;
  max: number;
  days: number;
  onChange: (days: number) => void;
};

export function DaysField({ id, label, help, error, min, max, days, onChange }: DaysFieldProps) {
  return (
    <Field id={id} label={label} {...(help && { help })} error={error}>
      {(control) => (
        <Input
          {...control}
          type="number"
          min={min}
          max={max}
          className="max-w-32"
          value={days}
          onChange={({ target }) => onChange(Math.max(0, Math.trunc(Number(target.value)) || 0))}
        />
      )}
    </Field>
  );
}

type ChoiceProps = { id: string; label: string; isChecked: boolean; onCheck: (isChecked: boolean) => void };

export function Choice({ id, label, isChecked, onCheck }: ChoiceProps) {
  return (
    <label htmlFor={id} className="flex w-fit items-center gap-2">
      <Checkbox id={id} checked={isChecked} onChange={({ target }) => onCheck(target.checked)} />
      {label}
    </label>
  );
}
