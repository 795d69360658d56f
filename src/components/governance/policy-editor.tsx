"use client";

import { useRouter } from "next/navigation";
import { useDeferredValue, useReducer, useState } from "react";
import type { PolicyInForce } from "@/lib/governance/contradictions";
import { type PolicyContent, policyHref } from "@/lib/governance/model";
import { ActivateQuestion } from "./activate-question";
import { suggestCode } from "./code-suggestion";
import { draftProblems, hasProblems } from "./draft-problems";
import { EditorSections, reachOf } from "./editor-sections";
import type { TriedProduct } from "./examples-editor";
import { focusFirstFault } from "./focus-first-fault";
import type { PolicyPlaceOption } from "./place-editor";
import { codeFaultOf, obstacleOf } from "./policy-checks";
import { BLANK_POLICY, toContent, toDraft } from "./policy-draft";
import type { PolicyEditorCalls } from "./policy-editor-calls";
import { editPolicy, startEditing } from "./policy-editor-state";
import { bindingWords } from "./policy-words";
import type { ProductOption } from "./preview-panel";
import { SaveBar } from "./save-bar";
import { SaveRefusal } from "./save-refusal";
import { useEditorFocus } from "./use-editor-focus";
import { useLeaveGuard } from "./use-leave-guard";
import { useSavePolicy } from "./use-save-policy";
import { useTriedProduct } from "./use-tried-product";

type PolicyEditorProps = {
  /** What the editor starts from; null for a blank sentence. */
  content: PolicyContent | null;
  /** The policy that is changed; null for a new one. */
  stored: { key: string; revision: number } | null;
  /** Where the policy may stand: where it does, or for a new one where the person may set policies. */
  places: readonly [PolicyPlaceOption, ...PolicyPlaceOption[]];
  takenKeys: readonly string[];
  products: readonly ProductOption[];
  firstProduct: TriedProduct | null;
  inForce: readonly PolicyInForce[];
  asOf: Date;
  calls: PolicyEditorCalls;
};

/** Writes a policy: as a sentence or as text, tried out while one writes. */
export function PolicyEditor({
  content,
  stored,
  places,
  takenKeys,
  inForce,
  asOf,
  calls,
  ...trial
}: PolicyEditorProps) {
  const router = useRouter();
  const [state, dispatch] = useReducer(editPolicy, null, () =>
    startEditing(content ? toDraft(content) : BLANK_POLICY, places[0].domainId),
  );
  const { draft, place, changeNote } = state;
  const [isAttempted, setIsAttempted] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const standing = places.find(({ domainId }) => domainId === place.domainId) ?? places[0];
  const code = place.code ?? suggestCode(draft.category, standing.slug, takenKeys);
  const codeFault = stored ? null : codeFaultOf(code);

  const trying = useTriedProduct(trial.products, trial.firstProduct, asOf, calls.readSubject);
  const settled = useDeferredValue(draft);
  const problems = draftProblems(settled);
  const target = stored
    ? ({ kind: "stored", ...stored } as const)
    : ({ kind: "new", code, domainId: standing.domainId } as const);
  const saving = useSavePolicy(target, calls, (key) => {
    dispatch({ type: "saved" });
    router.push(policyHref(key));
  });
  useEditorFocus(state.focus);
  useLeaveGuard(state.isDirty);

  function save(activates: boolean) {
    setIsAttempted(true);
    // What is shown may be a keystroke behind; what is saved is checked as it stands.
    if (codeFault !== null || hasProblems(draftProblems(draft))) focusFirstFault();
    else if (activates) setIsAsking(true);
    else saving.save(toContent(draft), changeNote, false);
  }

  return (
    <>
      <EditorSections
        facts={{
          draft,
          settled,
          problems,
          faultOf: (path) => problems.others.get(path) ?? (isAttempted ? problems.gaps.get(path) : undefined),
          dispatch,
        }}
        standing={standing}
        inForce={inForce}
        newPlace={
          stored ? null : { places, domainId: standing.domainId, code, codeFault: codeFault ?? undefined }
        }
        trying={trying}
        storedKey={stored?.key ?? null}
        save={
          <div className="flex flex-col gap-3">
            {saving.refusal && (
              <SaveRefusal
                refusal={saving.refusal}
                storedKey={stored?.key ?? null}
                onRebase={saving.rebase}
              />
            )}
            <SaveBar
              changeNote={changeNote}
              mayActivate={standing.mayActivate}
              obstacle={obstacleOf(problems, isAttempted)}
              isSaving={saving.isSaving}
              cancelHref={stored ? policyHref(stored.key) : "/governance"}
              onSave={save}
              dispatch={dispatch}
            />
          </div>
        }
      />
      {isAsking && (
        <ActivateQuestion
          consequence={bindingWords(toContent(draft), reachOf(standing))}
          onAnswer={(isYes) => {
            setIsAsking(false);
            if (isYes) saving.save(toContent(draft), changeNote, true);
          }}
        />
      )}
    </>
  );
}
