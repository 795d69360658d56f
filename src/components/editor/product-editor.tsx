"use client";

import { useEffect, useRef, useState } from "react";
import { toast } from "sonner";
import { cn } from "@/components/ui/cn";
import { Sheet, SheetBody, SheetContent, SheetHeader, SheetTitle } from "@/components/ui/sheet";
import type { DraftRules } from "@/lib/governance/draft-check";
import { equalJson } from "@/lib/registry/json";
import type { Draft } from "@/lib/registry/product";
import { draftBackup } from "./draft-backup";
import type { DraftSaver, SavedDraft } from "./draft-saver";
import { type EditorFinding, wordOf } from "./editor-findings";
import { EditorHeader } from "./editor-header";
import { startEditing } from "./editor-state";
import { EditorProvider, useEditor, useEditorStore } from "./editor-store";
import { LiveCheckPanel } from "./live-check-panel";
import { MergeDialog } from "./merge-dialog";
import { MovedNotice } from "./moved-notice";
import { type EditedProduct, ProductProvider } from "./product-context";
import { ReviewStep, type ReviewStepProps } from "./review/review-step";
import { StepNav } from "./step-nav";
import { BasicsStep } from "./steps/basics-step";
import { ContractStep } from "./steps/contract-step";
import { PeopleStep } from "./steps/people-step";
import { PortsStep } from "./steps/ports-step";
import { PrivacyStep } from "./steps/privacy-step";
import { TextFace, type UnreadText } from "./text/text-face";
import { newestSaved, type SaveDraftCall, useAutosave } from "./use-autosave";
import { useEditorView } from "./use-editor-view";
import { useFocusRequest } from "./use-focus-request";
import { useLiveCheck } from "./use-live-check";

export type ProductEditorProps = {
  draft: Draft;
  rules: DraftRules;
  domains: EditedProduct["domains"];
  terms: EditedProduct["terms"];
  findProducts: EditedProduct["findProducts"];
  waivable: EditedProduct["waivable"];
  save: SaveDraftCall;
  publish: ReviewStepProps["publish"];
  /** Names of those who may publish, for somebody who may not; null for somebody who may. */
  publishers: readonly string[] | null;
};

/** The editor of a data product: steps, form and live check around one document. */
export function ProductEditor(props: ProductEditorProps) {
  const { draft, domains, terms, findProducts, waivable } = props;
  const [saved] = useState(() =>
    newestSaved(draft.id, { revision: draft.revision, document: draft.descriptor }),
  );
  const [product] = useState(() => ({
    ref: draft.ref,
    published: draft.published,
    domains,
    terms,
    findProducts,
    waivable,
  }));

  return (
    <ProductProvider product={product}>
      <EditorProvider start={() => startEditing(saved.document)}>
        <Workbench {...props} base={saved} />
      </EditorProvider>
    </ProductProvider>
  );
}

type WorkbenchProps = ProductEditorProps & { base: SavedDraft };

function Workbench({ draft, rules, save, publish, publishers, base }: WorkbenchProps) {
  const store = useEditorStore();
  const view = useEditorView();
  const [saving, saver] = useAutosave({ id: draft.id, ref: draft.ref, base, save });
  const [isCheckOpen, setIsCheckOpen] = useState(false);
  const [unread, setUnread] = useState<UnreadText | null>(null);
  const isWide = useEditor((state) => state.isWide);
  useLiveCheck(saving.ref, draft.published, rules);
  useFocusRequest(view);
  useRecovery(draft.id, base, saver);

  function goTo({ finding, pointer, policy }: EditorFinding) {
    setIsCheckOpen(false);
    store.dispatch({ type: "focus", pointer, policyKey: policy.key, word: wordOf(finding) });
  }

  function onKeyDown(event: React.KeyboardEvent) {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    // The text has a history of its own, letter by letter.
    if (event.target instanceof Element && event.target.closest("[data-slot=yaml-editor]")) return;
    const isRedo = key === "y" || (key === "z" && event.shiftKey);
    if (!isRedo && key !== "z") return;
    event.preventDefault();
    store.dispatch({ type: isRedo ? "redo" : "undo" });
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the whole editor, wherever in it the focus is.
    <div data-slot="product-editor" className="flex min-w-0 flex-col gap-5" onKeyDown={onKeyDown}>
      <EditorHeader
        fallbackTitle={draft.ref.name}
        view={view}
        saving={saving}
        onRetry={() => void saver.flush()}
        onOpenCheck={() => setIsCheckOpen(true)}
      />
      {!equalJson(saving.ref, draft.ref) && <MovedNotice to={saving.ref} />}
      <div
        className={cn(
          "grid min-w-0 grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4",
          isWide
            ? "[&>aside]:lg:hidden"
            : "lg:grid-cols-[11.5rem_minmax(0,1fr)] xl:grid-cols-[11.5rem_minmax(0,1fr)_18rem]",
        )}
      >
        <aside aria-label="Steps of the editor" className="min-w-0 lg:sticky lg:top-34 lg:self-start">
          <StepNav current={view.step} onOpen={(step) => view.show({ step, isText: false })} />
        </aside>
        <div className="min-w-0 pb-16">
          {view.isText ? (
            <TextFace unread={unread} onUnread={setUnread} />
          ) : (
            <StepForm step={view.step}>
              <ReviewStep
                draft={{ ...draft, ref: saving.ref }}
                publish={publish}
                publishers={publishers}
                saver={saver}
                saving={saving}
                unreadText={unread !== null}
                onGo={goTo}
              />
            </StepForm>
          )}
        </div>
        <aside
          aria-label="Live check"
          className="sticky top-34 hidden max-h-[calc(100dvh-9.5rem)] self-start overflow-y-auto xl:block"
        >
          <LiveCheckPanel onGo={goTo} />
        </aside>
      </div>
      <Sheet open={isCheckOpen} onOpenChange={setIsCheckOpen}>
        <SheetContent aria-describedby={undefined} className="xl:hidden">
          <SheetHeader>
            <SheetTitle>Live check</SheetTitle>
          </SheetHeader>
          <SheetBody>
            <LiveCheckPanel onGo={goTo} />
          </SheetBody>
        </SheetContent>
      </Sheet>
      {saving.other && (
        <MergeDialog
          key={saving.other.revision}
          base={saving.base.document}
          other={saving.other}
          onDecide={(decided) => {
            if (!saving.other) return;
            saver.resolve(saving.other);
            store.dispatch({ type: "replace", document: decided, group: null });
            void saver.flush();
          }}
        />
      )}
    </div>
  );
}

type StepFormProps = { step: ReturnType<typeof useEditorView>["step"]; children: React.ReactNode };

/** The form of a step; the children are the review, which needs more than the document. */
function StepForm({ step, children }: StepFormProps) {
  switch (step) {
    case "basics":
      return <BasicsStep />;
    case "ports":
      return <PortsStep />;
    case "contract":
      return <ContractStep />;
    case "people":
      return <PeopleStep />;
    case "privacy":
      return <PrivacyStep />;
    case "review":
      return children;
  }
}

/** Work that this browser kept and the server never got comes back by itself, and can be sent away again. */
function useRecovery(id: string, base: SavedDraft, saver: DraftSaver): void {
  const store = useEditorStore();
  const isDone = useRef(false);

  useEffect(() => {
    if (isDone.current) return;
    isDone.current = true;
    const backup = draftBackup.read(id);
    if (!backup || equalJson(backup.document, base.document)) return;
    // Somebody has saved since: what both started from is no longer known, so every difference is to be decided.
    if (backup.revision !== base.revision) saver.resolve({ revision: backup.revision, document: {} });
    store.dispatch({ type: "replace", document: backup.document, group: null });
    toast.info("Unsaved changes of yours were brought back", {
      duration: 12_000,
      action: {
        label: "Discard them",
        onClick: () => {
          saver.resolve(base);
          store.dispatch({ type: "replace", document: base.document, group: null });
        },
      },
    });
  }, [id, base, saver, store]);
}
