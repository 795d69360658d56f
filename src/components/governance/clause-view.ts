import type { ClauseProblem } from "./draft-problems";
import type { FormEdit } from "./form-edit";
import type { NodePath } from "./form-tree";
import type { ClauseName } from "./policy-draft";

/** What the parts of a clause need of it, however deep they stand. */
export type ClauseView = {
  edit: (edit: FormEdit) => void;
  problemsAt: (path: NodePath) => string[];
  nodeId: (path: NodePath) => string;
  /** Goes to the text of the clause. */
  editText: () => void;
};

export function clauseView(
  name: ClauseName,
  problems: readonly ClauseProblem[],
  edit: (edit: FormEdit) => void,
): ClauseView {
  return {
    edit,
    problemsAt: (path) => {
      const here = path.join("-");
      return [
        ...new Set(problems.filter((one) => one.path.join("-") === here).map(({ message }) => message)),
      ];
    },
    nodeId: (path) => nodeId(name, path),
    editText: () => document.getElementById(textId(name))?.focus(),
  };
}

export function nodeId(name: ClauseName, path: NodePath): string {
  return ["clause", name, ...path].join("-");
}

export function textId(name: ClauseName): string {
  return `text-${name}`;
}
