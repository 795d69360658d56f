import type { Parameter } from "@/lib/governance/language/ir";

type Option = { value: string; label: string };

/** Which way a derived policy may move the value of a parameter. */
export const TIGHTENINGS = {
  number: [
    { value: "up", label: "a greater number" },
    { value: "down", label: "a smaller number" },
  ],
  string: [],
  "string[]": [{ value: "subset", label: "fewer of them" }],
} as const satisfies Record<Parameter["type"], readonly Option[]>;

/** Another type keeps what of the value it can hold. */
export function withType(param: Parameter, type: string): Parameter {
  const { name, label } = param;
  const kept = label === undefined ? { name } : { name, label };
  const text = valueText(param);
  if (type === "number") return { ...kept, type, value: Number(text) || 0 };
  if (type === "string") return { ...kept, type, value: text };
  if (type === "string[]") return { ...kept, type, value: toItems(text) };
  return param;
}

export function valueText({ value }: Parameter): string {
  return Array.isArray(value) ? value.join(", ") : String(value);
}

/** What is no number leaves a number as it was. */
export function withValueText(param: Parameter, text: string): Parameter {
  switch (param.type) {
    case "number": {
      const number = Number(text.trim().replace(",", "."));
      return text.trim() === "" || !Number.isFinite(number) ? param : { ...param, value: number };
    }
    case "string":
      return { ...param, value: text };
    case "string[]":
      return { ...param, value: toItems(text) };
  }
}

/** Without words of its own a parameter is called by its name. */
export function withLabel(param: Parameter, text: string): Parameter {
  const { label: _before, ...rest } = param;
  return text.trim() === "" ? rest : { ...rest, label: text };
}

export function withTightening(param: Parameter, way: string): Parameter {
  if (param.type === "string") return param;
  if (param.type === "string[]") {
    const { tighten: _before, ...rest } = param;
    return way === "subset" ? { ...rest, tighten: way } : rest;
  }
  const { tighten: _before, ...rest } = param;
  return way === "up" || way === "down" ? { ...rest, tighten: way } : rest;
}

function toItems(text: string): string[] {
  return text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}
