import type { FormEdit } from "./form-edit";

type Step = Extract<FormEdit["kind"], "remove" | "indent" | "outdent" | "move-up" | "move-down">;

/** What can be done to a part of a condition as a whole, by menu and by keyboard. */
export const NODE_STEPS = [
  { step: "move-up", label: "Move up", key: "ArrowUp", shown: "Alt Shift ↑" },
  { step: "move-down", label: "Move down", key: "ArrowDown", shown: "Alt Shift ↓" },
  { step: "indent", label: "Put into a group", key: "ArrowRight", shown: "Alt Shift →" },
  { step: "outdent", label: "Take out of its group", key: "ArrowLeft", shown: "Alt Shift ←" },
  { step: "remove", label: "Remove", key: "Backspace", shown: "Alt Shift ⌫" },
] as const satisfies readonly { step: Step; label: string; key: string; shown: string }[];

type Pressed = Pick<React.KeyboardEvent, "key" | "altKey" | "shiftKey" | "ctrlKey" | "metaKey">;

export function stepOf({ key, altKey, shiftKey }: Pressed): Step | null {
  if (!altKey || !shiftKey) return null;
  return NODE_STEPS.find((one) => one.key === key)?.step ?? null;
}

/** Ctrl or ⌘ with Enter asks for another condition beneath. */
export function asksForAnother({ key, ctrlKey, metaKey }: Pressed): boolean {
  return key === "Enter" && (ctrlKey || metaKey);
}
