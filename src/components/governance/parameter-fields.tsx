"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { Parameter } from "@/lib/governance/language/ir";
import { TIGHTENINGS, valueText, withLabel, withTightening, withType, withValueText } from "./parameter-edit";
import { nameFault } from "./parameter-name";

type ParameterFieldsProps = {
  param: Parameter;
  others: readonly string[];
  fault: string | undefined;
  onChange: (param: Parameter) => void;
  onRename: (name: string) => void;
};

const TYPES = [
  { value: "number", label: "Number" },
  { value: "string", label: "Text" },
  { value: "string[]", label: "List of texts" },
] as const;

/** One parameter: its name and words, its value, and which way a stricter policy may move it. */
export function ParameterFields({ param, others, fault, onChange, onRename }: ParameterFieldsProps) {
  const [name, setName] = useState(param.name);
  const [typed, setTyped] = useState<string | null>(null);
  const wrongName = nameFault(name, others);
  const id = `param-${param.name}`;

  return (
    <div className="grid flex-1 gap-3 sm:grid-cols-2 xl:grid-cols-5">
      <Field id={`${id}-name`} label="Name" error={wrongName ?? undefined}>
        {(control) => (
          <Input
            {...control}
            value={name}
            spellCheck={false}
            className="font-mono"
            onChange={({ target }) => setName(target.value)}
            onBlur={() => {
              if (wrongName === null && name !== param.name) onRename(name);
            }}
          />
        )}
      </Field>
      <Field id={`${id}-label`} label="In words">
        {(control) => (
          <Input
            {...control}
            value={param.label ?? ""}
            maxLength={100}
            onChange={({ target }) => onChange(withLabel(param, target.value))}
          />
        )}
      </Field>
      <Field id={`${id}-type`} label="Type">
        {(control) => (
          <Select
            {...control}
            value={param.type}
            onChange={({ target }) => onChange(withType(param, target.value))}
          >
            {TYPES.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field id={`${id}-value`} label="Value" error={fault}>
        {(control) => (
          <Input
            {...control}
            inputMode={param.type === "number" ? "decimal" : "text"}
            value={typed ?? valueText(param)}
            onChange={({ target }) => {
              setTyped(target.value);
              onChange(withValueText(param, target.value));
            }}
            onBlur={() => setTyped(null)}
          />
        )}
      </Field>
      <Field id={`${id}-tighten`} label="Stricter is">
        {(control) => (
          <Select
            {...control}
            value={tighteningOf(param)}
            disabled={param.type === "string"}
            onChange={({ target }) => onChange(withTightening(param, target.value))}
          >
            <option value="">not said</option>
            {TIGHTENINGS[param.type].map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  );
}

function tighteningOf(param: Parameter): string {
  return param.type === "string" ? "" : (param.tighten ?? "");
}
