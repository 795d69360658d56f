"use client";

import { cn } from "@/components/ui/cn";
import { Label, LabelHint } from "@/components/ui/label";
import type { EditorFinding } from "../editor-findings";
import { useEditor, useEditorStore, useFindingsAt } from "../editor-store";
import { FieldFindings } from "./field-findings";

/** What a control needs to belong to its place in the document: spread it on the control. */
export type PointerControl = {
  id: string;
  "data-pointer": string;
  "data-reported-at": string | undefined;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

export type PlaceProps = {
  pointer: string;
  /** Where findings about it are reported while it has no place of its own: a list, and the finding's word for it. */
  reportedAt?: { pointer: string; word: string } | undefined;
};

type PointerFieldProps = PlaceProps & {
  label: React.ReactNode;
  /** Said beside the label: "optional", a count. */
  hint?: React.ReactNode;
  help?: React.ReactNode;
  className?: string | undefined;
  children: (control: PointerControl) => React.ReactNode;
};

/** A field of the form: what it edits is known by its pointer, and what the policies say about it stands below it. */
export function PointerField({
  pointer,
  reportedAt,
  label,
  hint,
  help,
  className,
  children,
}: PointerFieldProps) {
  const id = fieldId(pointer);
  const { findings, isSpelledOut, onLeave } = usePlace({ pointer, reportedAt });
  const describedBy = [isSpelledOut ? `${id}-findings` : "", help ? `${id}-help` : ""]
    .filter(Boolean)
    .join(" ");
  const isRefused = isSpelledOut && findings.some(({ weight }) => weight === "blocks");

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to the control within, and is none itself.
    <div
      data-slot="pointer-field"
      className={cn("flex min-w-0 flex-col gap-1.5", className)}
      onBlur={onLeave}
    >
      <Label htmlFor={id}>
        {label}
        {hint && <LabelHint>{hint}</LabelHint>}
        {!isSpelledOut && <Awaited findings={findings} />}
      </Label>
      {help && (
        <p id={`${id}-help`} className="-mt-1 max-w-[72ch] text-muted text-sm">
          {help}
        </p>
      )}
      {children({
        id,
        "data-pointer": pointer,
        "data-reported-at": reportedAt && `${reportedAt.pointer}#${reportedAt.word}`,
        "aria-describedby": describedBy || undefined,
        "aria-invalid": isRefused || undefined,
      })}
      {isSpelledOut && <FieldFindings id={`${id}-findings`} findings={findings} />}
    </div>
  );
}

/** Until the check knows what was typed, and until a click that ended the typing has reached what it was aimed at. */
const LEAVING_PAUSE = 450;

/** The findings of a place, and whether it is time to spell them out: nobody is scolded before they have begun. */
export function usePlace({ pointer, reportedAt }: PlaceProps): {
  findings: readonly EditorFinding[];
  isSpelledOut: boolean;
  onLeave: () => void;
} {
  const store = useEditorStore();
  const own = useFindingsAt(pointer);
  const elsewhere = useFindingsAt(reportedAt?.pointer ?? pointer, reportedAt?.word);
  const findings = reportedAt && reportedAt.pointer !== pointer ? [...own, ...elsewhere] : own;
  const isAsked = useEditor(
    ({ isJudged, visited }) =>
      isJudged || visited.has(pointer) || (reportedAt !== undefined && visited.has(reportedAt.pointer)),
  );
  return {
    findings,
    isSpelledOut: isAsked && findings.length > 0,
    onLeave() {
      store.dispatch({ type: "settle" });
      setTimeout(() => store.dispatch({ type: "visit", pointer }), LEAVING_PAUSE);
    },
  };
}

/** Before a field has been visited its demands are only hinted at. */
function Awaited({ findings }: { findings: readonly EditorFinding[] }) {
  if (findings.length === 0) return;
  const isDemanded = findings.some(({ weight }) => weight === "blocks");
  return <LabelHint>{isDemanded ? "needed to publish" : "recommended"}</LabelHint>;
}

export function fieldId(pointer: string): string {
  return `field${pointer.replaceAll(/[^A-Za-z0-9]/g, "-")}`;
}
