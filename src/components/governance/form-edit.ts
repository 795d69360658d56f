import type { FormGroup, FormNode } from "@/lib/governance/language/form-model";
import {
  appendNode,
  type Edited,
  indentNode,
  insertAfter,
  moveNode,
  type NodePath,
  outdentNode,
  removeNode,
  replaceNode,
} from "./form-tree";

/** One thing a person does to the form of a condition. */
export type FormEdit =
  | { kind: "replace"; path: NodePath; node: FormNode }
  | { kind: "append"; path: NodePath; node: FormNode }
  | { kind: "insert-after"; path: NodePath; node: FormNode }
  | { kind: "remove" | "indent" | "outdent" | "move-up" | "move-down"; path: NodePath };

/** The form afterwards; `focus` is null where the person stays where they are. */
export function editForm(
  form: FormGroup,
  edit: FormEdit,
): Omit<Edited, "focus"> & { focus: NodePath | null } {
  switch (edit.kind) {
    case "replace":
      return { form: replaceNode(form, edit.path, edit.node), focus: null };
    case "append":
      return appendNode(form, edit.path, edit.node);
    case "insert-after":
      return insertAfter(form, edit.path, edit.node);
    case "remove":
      return removeNode(form, edit.path);
    case "indent":
      return indentNode(form, edit.path);
    case "outdent":
      return outdentNode(form, edit.path);
    case "move-up":
      return moveNode(form, edit.path, -1);
    case "move-down":
      return moveNode(form, edit.path, 1);
  }
}
