"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { contradictionsWith, type PolicyInForce, selfContradictions } from "@/lib/governance/contradictions";
import type { Base, DerivedChoice } from "@/lib/governance/derivation";
import { policyHref } from "@/lib/governance/model";
import { policySentence } from "@/lib/governance/policy-sentence";
import { ruleText } from "@/lib/governance/rule-text";
import { ActivateQuestion } from "./activate-question";
import { BlastRadiusPanel } from "./blast-radius/blast-radius-panel";
import { suggestCode } from "./code-suggestion";
import { ContradictionList, SelfContradictionList } from "./contradiction-list";
import { derivationFaults } from "./derivation-state";
import { DerivedLevel } from "./derived-level";
import { DerivedPatience } from "./derived-patience";
import { DerivedValues } from "./derived-values";
import { reachOf } from "./editor-sections";
import { focusFirstFault } from "./focus-first-fault";
import { PlaceEditor, type PolicyPlaceOption } from "./place-editor";
import { codeFaultOf } from "./policy-checks";
import type { PolicyEditorCalls } from "./policy-editor-calls";
import type { PlaceDraft } from "./policy-editor-state";
import { PolicyPart } from "./policy-part";
import { bindingWords } from "./policy-words";
import { SaveBar } from "./save-bar";
import { SaveRefusal } from "./save-refusal";
import { useLeaveGuard } from "./use-leave-guard";
import { useSavePolicy } from "./use-save-policy";

type DerivationEditorProps = {
  base: Base;
  start: DerivedChoice;
  /** The policy that is changed; null for a new one. */
  stored: { key: string; revision: number } | null;
  places: readonly [PolicyPlaceOption, ...PolicyPlaceOption[]];
  takenKeys: readonly string[];
  inForce: readonly PolicyInForce[];
  calls: PolicyEditorCalls;
};

/** Asks for more than a policy of the whole organisation: its rule is read, its values and its level may only tighten. */
export function DerivationEditor({
  base,
  start,
  stored,
  places,
  takenKeys,
  inForce,
  calls,
}: DerivationEditorProps) {
  const router = useRouter();
  const [choice, setChoice] = useState(start);
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const [place, setPlace] = useState<PlaceDraft>({ code: null, domainId: places[0].domainId });
  const [changeNote, setChangeNote] = useState("");
  const [isDirty, setIsDirty] = useState(false);
  const [isAttempted, setIsAttempted] = useState(false);
  const [isAsking, setIsAsking] = useState(false);

  const standing = places.find(({ domainId }) => domainId === place.domainId) ?? places[0];
  const code = place.code ?? suggestCode(base.content.category, standing.slug, takenKeys);
  const codeFault = stored ? null : codeFaultOf(code);
  const { content, faults, gaps } = derivationFaults(base, choice, typed);
  const faultOf = (path: string) => faults.get(path) ?? (isAttempted ? gaps.get(path) : undefined);
  const obstacles = [...faults.values(), ...(isAttempted ? gaps.values() : [])];

  const target = stored
    ? ({ kind: "stored", ...stored } as const)
    : ({ kind: "new", code, domainId: standing.domainId } as const);
  const saving = useSavePolicy(target, calls, (key) => {
    setIsDirty(false);
    router.push(policyHref(key));
  });
  useLeaveGuard(isDirty);

  function change(facts: Partial<DerivedChoice>) {
    setChoice((before) => ({ ...before, ...facts }));
    setIsDirty(true);
  }

  function save(activates: boolean) {
    setIsAttempted(true);
    if (codeFault !== null || faults.size > 0 || gaps.size > 0) focusFirstFault();
    else if (activates) setIsAsking(true);
    else saving.save(content, changeNote, false);
  }

  return (
    <div className="flex max-w-3xl flex-col gap-8">
      <p className="max-w-[60ch] border-accent border-l-2 py-1 pl-4 text-xl leading-normal [overflow-wrap:anywhere]">
        {policySentence(content).rule}
      </p>
      <PolicyPart id="values" title="What your domain asks for">
        <DerivedValues
          baseKey={base.key}
          base={base.content.rule.params}
          params={choice.params}
          typed={typed}
          faultOf={faultOf}
          onType={(name, text) => {
            setTyped((before) => new Map(before).set(name, text));
            setIsDirty(true);
          }}
          onChoose={(name, value) =>
            change({
              params: choice.params.map((param) =>
                param.name === name && param.type === "string[]" ? { ...param, value } : param,
              ),
            })
          }
        />
        <DerivedLevel
          baseKey={base.key}
          base={base.content.level}
          level={choice.level}
          fault={faultOf("/level")}
          onPick={(level) => change({ level })}
        />
        {faults.size === 0 && <SelfContradictionList contradictions={selfContradictions(content)} />}
        <ContradictionList
          contradictions={
            faults.size > 0
              ? []
              : contradictionsWith(
                  { path: standing.path, requirement: content },
                  inForce.filter(({ key }) => key !== stored?.key),
                )
          }
        />
      </PolicyPart>
      <PolicyPart id="about" title="What it is">
        {!stored && (
          <PlaceEditor
            places={places}
            domainId={standing.domainId}
            code={code}
            codeFault={codeFault ?? undefined}
            dispatch={(action) => {
              if (action.type === "place") setPlace((before) => ({ ...before, ...action.place }));
            }}
          />
        )}
        <Field id="title" label="Title" error={faultOf("/title")}>
          {(control) => (
            <Input
              {...control}
              value={choice.title}
              onChange={({ target: { value } }) => change({ title: value })}
            />
          )}
        </Field>
        <Field
          id="rationale"
          label="Why"
          help="Why your domain asks for more than everybody does."
          error={faultOf("/rationale")}
        >
          {(control) => (
            <Textarea
              {...control}
              value={choice.rationale}
              onChange={({ target: { value } }) => change({ rationale: value })}
            />
          )}
        </Field>
      </PolicyPart>
      <PolicyPart id="patience" title="Grace and exceptions">
        <DerivedPatience base={base.content} choice={choice} faultOf={faultOf} onChange={change} />
      </PolicyPart>
      <PolicyPart id="blast-radius" title="Whom it would hit">
        <BlastRadiusPanel
          key={`${standing.domainId} ${content.level} ${ruleText(content)}`}
          label="Look at everything published"
          request={
            faults.size > 0
              ? null
              : {
                  kind: "draft",
                  key: stored?.key ?? null,
                  domainId: standing.domainId,
                  requirement: {
                    scope: content.scope,
                    rule: content.rule,
                    message: content.message,
                    level: content.level,
                  },
                }
          }
        />
      </PolicyPart>
      <div className="flex flex-col gap-3">
        {saving.refusal && (
          <SaveRefusal refusal={saving.refusal} storedKey={stored?.key ?? null} onRebase={saving.rebase} />
        )}
        <SaveBar
          changeNote={changeNote}
          mayActivate={standing.mayActivate}
          obstacle={
            obstacles.length > 1
              ? `${obstacles.length} things to mend before it can be saved`
              : (obstacles[0] ?? null)
          }
          isSaving={saving.isSaving}
          cancelHref={policyHref(stored?.key ?? base.key)}
          onSave={save}
          dispatch={(action) => {
            if (action.type === "note") setChangeNote(action.changeNote);
          }}
        />
      </div>
      {isAsking && (
        <ActivateQuestion
          consequence={bindingWords(content, reachOf(standing))}
          onAnswer={(isYes) => {
            setIsAsking(false);
            if (isYes) saving.save(content, changeNote, true);
          }}
        />
      )}
    </div>
  );
}
