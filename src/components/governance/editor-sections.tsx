import { aboutOf } from "@/lib/governance/about";
import { carelessRequests } from "@/lib/governance/access-facts";
import { contradictionsWith, type PolicyInForce, selfContradictions } from "@/lib/governance/contradictions";
import type { Outcome } from "@/lib/governance/evaluation";
import { asBound, outcomeFor } from "@/lib/governance/policy-effect";
import { ruleText } from "@/lib/governance/rule-text";
import { readDescriptor } from "@/lib/registry/read-descriptor";
import { BlastRadiusPanel } from "./blast-radius/blast-radius-panel";
import { ContradictionList, SelfContradictionList } from "./contradiction-list";
import type { DraftProblems } from "./draft-problems";
import { ExamplesEditor, type TriedProduct } from "./examples-editor";
import { FactsEditor } from "./facts-editor";
import { ParametersEditor } from "./parameters-editor";
import { PatienceEditor } from "./patience-editor";
import { PlaceEditor, type PolicyPlaceOption } from "./place-editor";
import { CLAUSES, type PolicyDraft, toContent } from "./policy-draft";
import type { PolicyEditorAction } from "./policy-editor-state";
import { PolicyPart } from "./policy-part";
import { PreviewPanel } from "./preview-panel";
import { ReferencesEditor } from "./references-editor";
import { RemedyEditor } from "./remedy-editor";
import { RuleEditor } from "./rule-editor";
import { RuleTextEditor } from "./rule-text-editor";
import type { useTriedProduct } from "./use-tried-product";

export type EditorFacts = {
  draft: PolicyDraft;
  /** The draft a moment ago, for what takes longer than a keystroke. */
  settled: PolicyDraft;
  problems: DraftProblems;
  faultOf: (path: string) => string | undefined;
  dispatch: (action: PolicyEditorAction) => void;
};

type EditorSectionsProps = {
  facts: EditorFacts;
  standing: PolicyPlaceOption;
  /** What else binds the same products: two policies may be such that nothing meets both. */
  inForce: readonly PolicyInForce[];
  /** Where a new policy is going to stand; null for one that stands already. */
  newPlace: Omit<React.ComponentProps<typeof PlaceEditor>, "dispatch"> | null;
  trying: ReturnType<typeof useTriedProduct>;
  /** The policy that is changed; null for a new one. */
  storedKey: string | null;
  /** The way to save: beside the sentence where there is room, at the end of the page elsewhere. */
  save: React.ReactNode;
};

/** The sentence with its text and its effect beside it; beneath, everything else a policy says. */
export function EditorSections({
  facts,
  standing,
  inForce,
  newPlace,
  trying,
  storedKey,
  save,
}: EditorSectionsProps) {
  const { draft, settled, problems, faultOf, dispatch } = facts;
  const content = toContent(settled);
  const { examples: _examples, ...requirement } = content;
  const isSound =
    CLAUSES.every((name) => problems.clauses[name].length === 0) && !problems.gaps.has("rule.require");
  const about = aboutOf(requirement);
  const tried = about === "access" ? asAskedFor(trying.tried) : trying.tried;
  const outcome: Outcome | null = isSound ? outcomeFor(asBound(requirement), tried.subject) : null;
  const contradictions = isSound
    ? contradictionsWith(
        { path: standing.path, requirement },
        inForce.filter(({ key }) => key !== storedKey),
      )
    : [];

  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start xl:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="flex min-w-0 flex-col gap-8">
        <PolicyPart id="rule" title="The rule">
          <RuleEditor
            draft={draft}
            problems={problems.clauses}
            reach={reachOf(standing)}
            fault={faultOf("rule.require")}
            dispatch={dispatch}
          />
          {isSound && <SelfContradictionList contradictions={selfContradictions(requirement)} />}
          <ContradictionList contradictions={contradictions} />
        </PolicyPart>
        <PolicyPart id="parameters" title="Parameters">
          <ParametersEditor params={draft.params} faultOf={faultOf} dispatch={dispatch} />
        </PolicyPart>
      </div>
      <div className="flex min-w-0 flex-col gap-8 lg:sticky lg:top-20 lg:row-span-2 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto lg:px-1 lg:pb-2">
        <div className="hidden lg:block">{save}</div>
        <PolicyPart id="text" title="The same as text">
          <RuleTextEditor draft={draft} problems={problems.clauses} dispatch={dispatch} />
        </PolicyPart>
        <PolicyPart id="preview" title="What it says now">
          <PreviewPanel
            about={about}
            note={about === "access" ? ASKED_FOR_WORDS : null}
            products={trying.options}
            chosen={trying.firstChosen}
            outcome={outcome}
            failure={trying.failure}
            onChoose={trying.choose}
          />
        </PolicyPart>
      </div>
      <div className="flex min-w-0 flex-col gap-8">
        <PolicyPart id="blast-radius" title="Whom it would hit">
          {about === "access" && (
            <p className="max-w-[72ch] text-muted">
              The access that is in force is judged as if it were asked for again. Nobody loses it: the policy
              binds requests from now on, renewals too.
            </p>
          )}
          <BlastRadiusPanel
            // Another rule has another answer: the one that is shown is never of an earlier rule.
            key={`${standing.domainId} ${draft.level} ${ruleText(content)} ${content.message}`}
            label="Look at everything published"
            request={
              outcome && {
                kind: "draft",
                key: storedKey,
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
        <PolicyPart id="about" title="What it is">
          {newPlace && <PlaceEditor {...newPlace} dispatch={dispatch} />}
          <FactsEditor draft={draft} faultOf={faultOf} dispatch={dispatch} />
        </PolicyPart>
        <PolicyPart id="patience" title="Grace and exceptions">
          <PatienceEditor draft={draft} faultOf={faultOf} dispatch={dispatch} />
        </PolicyPart>
        <PolicyPart id="remedy" title="What producers are told">
          <RemedyEditor draft={draft} faultOf={faultOf} dispatch={dispatch} />
        </PolicyPart>
        <PolicyPart id="references" title="What it rests on">
          <ReferencesEditor references={draft.references} faultOf={faultOf} dispatch={dispatch} />
        </PolicyPart>
        <PolicyPart id="examples" title="Examples">
          <ExamplesEditor
            content={{ ...content, examples: [...draft.examples] }}
            tried={tried}
            outcome={outcome}
            faultOf={faultOf}
            dispatch={dispatch}
          />
        </PolicyPart>
        <div className="lg:hidden">{save}</div>
      </div>
    </div>
  );
}

const ASKED_FOR_WORDS =
  "As if somebody asked for each of its output ports, all columns, for a year and without a purpose.";

/** A policy about access is tried on requests; what people really asked for is not shown to whoever writes one. */
function asAskedFor({ title, subject }: TriedProduct): TriedProduct {
  const { outputPorts = [] } = readDescriptor(subject.document).descriptor;
  const access = carelessRequests(outputPorts.flatMap(({ name }) => name || []));
  return { title, subject: { ...subject, access } };
}

export function reachOf({ domainId, name }: PolicyPlaceOption): string {
  return domainId === null ? "of every domain" : `of ${name} and its sub-domains`;
}
