"use client";

import { Code, ListChecks, Redo2, SquarePen, Undo2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { FormStatus } from "@/components/ui/form-status";
import { Tooltip, TooltipContent, TooltipTrigger } from "@/components/ui/tooltip";
import type { SaverState } from "./draft-saver";
import { useEditor, useEditorStore, useTextAt } from "./editor-store";
import type { useEditorView } from "./use-editor-view";

type EditorHeaderProps = {
  fallbackTitle: string;
  view: ReturnType<typeof useEditorView>;
  saving: SaverState;
  onRetry: () => void;
  onOpenCheck: () => void;
};

/** What is being edited, where the work is, and the way to publishing it: always in sight. */
export function EditorHeader({ fallbackTitle, view, saving, onRetry, onOpenCheck }: EditorHeaderProps) {
  const title = useTextAt("/title");
  const isWide = useEditor((state) => state.isWide);
  const open = useEditor(
    ({ check }) => check?.findings.filter(({ weight }) => weight === "blocks").length ?? 0,
  );

  return (
    <header className="sticky top-5 z-20 sm:top-14 -mx-4 border-b bg-paper px-4 py-2.5 md:-mx-6 md:px-6">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="flex min-w-0 flex-1 basis-64 flex-wrap items-baseline gap-x-3">
          <h1 className="min-w-0 truncate text-xl">{title.trim() || fallbackTitle}</h1>
          <div className="flex items-center gap-1">
            <FormStatus state={saving.status} />
            {saving.status.kind === "failed" && (
              <Button size="sm" variant="quiet" onClick={onRetry}>
                Try again
              </Button>
            )}
          </div>
        </div>
        <div className="flex items-center gap-1.5">
          <History />
          <FaceSwitch isText={view.isText} onSwitch={(isText) => view.show({ isText })} />
          <Button onClick={onOpenCheck} className={isWide ? undefined : "xl:hidden"}>
            <ListChecks aria-hidden />
            <span className="max-sm:sr-only">Check</span>
            {open > 0 && (
              <span className="rounded-full bg-fail-wash px-1.5 font-medium text-fail-ink text-xs tabular-nums">
                {open}
                <span className="sr-only"> to mend</span>
              </span>
            )}
          </Button>
          {(view.step !== "review" || view.isText) && (
            <Button variant="primary" onClick={() => view.show({ step: "review", isText: false })}>
              <span>
                Review<span className="max-sm:sr-only"> & publish</span>
              </span>
            </Button>
          )}
        </div>
      </div>
    </header>
  );
}

function History() {
  const store = useEditorStore();
  const canUndo = useEditor(({ history }) => history.past.length > 0);
  const canRedo = useEditor(({ history }) => history.future.length > 0);

  return (
    <div className="flex max-sm:hidden">
      <HistoryButton
        label="Undo"
        keys="Ctrl Z"
        disabled={!canUndo}
        onClick={() => store.dispatch({ type: "undo" })}
      >
        <Undo2 aria-hidden />
      </HistoryButton>
      <HistoryButton
        label="Redo"
        keys="Ctrl Shift Z"
        disabled={!canRedo}
        onClick={() => store.dispatch({ type: "redo" })}
      >
        <Redo2 aria-hidden />
      </HistoryButton>
    </div>
  );
}

type HistoryButtonProps = {
  label: string;
  keys: string;
  disabled: boolean;
  onClick: () => void;
  children: React.ReactNode;
};

function HistoryButton({ label, keys, disabled, onClick, children }: HistoryButtonProps) {
  return (
    <Tooltip>
      <TooltipTrigger asChild>
        <Button size="icon" variant="quiet" aria-label={label} disabled={disabled} onClick={onClick}>
          {children}
        </Button>
      </TooltipTrigger>
      <TooltipContent>
        {label} · {keys}
      </TooltipContent>
    </Tooltip>
  );
}

/** The same document with two faces; neither loses what the other wrote. */
function FaceSwitch({ isText, onSwitch }: { isText: boolean; onSwitch: (isText: boolean) => void }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would read as a question of the form.
    <div role="group" aria-label="Edit as" className="inline-flex gap-0.5 rounded-md bg-sunken p-0.5">
      <FaceButton isOn={!isText} onClick={() => onSwitch(false)}>
        <SquarePen aria-hidden />
        Form
      </FaceButton>
      <FaceButton isOn={isText} onClick={() => onSwitch(true)}>
        <Code aria-hidden />
        Text
      </FaceButton>
    </div>
  );
}

type FaceButtonProps = { isOn: boolean; onClick: () => void; children: React.ReactNode };

function FaceButton({ isOn, onClick, children }: FaceButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onClick}
      className={cn(
        "inline-flex h-7 items-center gap-1.5 rounded-sm border px-2.5 text-sm transition-colors pointer-coarse:h-9 max-sm:[&_svg]:hidden [&_svg]:size-4",
        isOn ? "border-line bg-surface font-medium text-ink" : "border-transparent text-muted hover:text-ink",
      )}
    >
      {children}
    </button>
  );
}
