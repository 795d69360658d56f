import { useState, useTransition } from "react";
import type { PolicyContent } from "@/lib/governance/model";
import type { PolicySaving } from "@/lib/governance/policy";
import type { ActionResult } from "@/lib/platform/action-state";
import type { PolicyEditorCalls } from "./policy-editor-calls";

/** The policy that is edited: one that is not saved yet, or one at the revision the editor started from. */
export type EditedPolicy =
  | { kind: "new"; code: string; domainId: string | null }
  | { kind: "stored"; key: string; revision: number };

export type Refusal = {
  message: string;
  details: readonly string[];
  /** Somebody else saved in between. */
  isConflict: boolean;
};

/** Saves what is edited; nothing typed is lost when the server says no. */
export function useSavePolicy(
  policy: EditedPolicy,
  calls: PolicyEditorCalls,
  onSaved: (key: string) => void,
) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isSaving, startSaving] = useTransition();
  // What is already saved stays saved when only the activation is refused.
  const [stored, setStored] = useState<{ key: string; revision: number } | null>(null);
  const target: EditedPolicy = stored ? { kind: "stored", ...stored } : policy;

  async function run(content: PolicyContent, changeNote: string, activates: boolean) {
    setRefusal(null);
    const saving = await reached(send(target, content, changeNote, calls));
    if (!saving.ok || !saving.value.saved) {
      setRefusal(refusalOf(saving));
      return;
    }
    const { key, version, revision } = saving.value;
    setStored({ key, revision });
    const activation = activates ? await reached(calls.activate({ key, revision, version })) : null;
    if (activation && !isDone(activation)) {
      const why = activation.ok ? "It no longer holds." : activation.message;
      const message = `Version ${version} is saved as a draft, but not activated. ${why}`;
      setRefusal({ message, details: [], isConflict: false });
      return;
    }
    onSaved(key);
  }

  /** Takes the newest revision as the one this edit builds upon. */
  async function rebase() {
    if (target.kind === "new") return;
    const revision = await reached(calls.readRevision({ key: target.key }));
    if (!revision.ok) {
      setRefusal({ ...revision, isConflict: false });
      return;
    }
    setStored({ key: target.key, revision: revision.value });
    setRefusal(null);
  }

  return {
    refusal,
    isSaving,
    save: (content: PolicyContent, changeNote: string, activates: boolean) =>
      startSaving(() => run(content, changeNote, activates)),
    rebase: () => startSaving(rebase),
  };
}

/** A server that cannot be reached is an answer like any other: the work stays where it is. */
function reached<T>(answer: Promise<ActionResult<T>>): Promise<ActionResult<T>> {
  return answer.catch(() => UNREACHABLE);
}

const UNREACHABLE = {
  ok: false,
  code: "unavailable",
  message: "The server could not be reached. What you typed is still here; try again.",
  details: [],
  fields: {},
} as const;

function send(
  policy: EditedPolicy,
  content: PolicyContent,
  changeNote: string,
  { create, change }: PolicyEditorCalls,
): Promise<ActionResult<PolicySaving>> {
  if (policy.kind === "new") {
    return create({ code: policy.code, domainId: policy.domainId, content, changeNote });
  }
  return change({ key: policy.key, revision: policy.revision, content, changeNote });
}

function refusalOf(result: ActionResult<PolicySaving>): Refusal {
  if (!result.ok) {
    const { message, details, code } = result;
    return { message, details, isConflict: code === "conflict" };
  }
  const details = result.value.saved ? [] : result.value.problems.map(({ message }) => message);
  return { message: "The policy was not saved.", details, isConflict: false };
}

function isDone(result: Awaited<ReturnType<PolicyEditorCalls["activate"]>>): boolean {
  return result.ok && !("problems" in result.value);
}
