"use client";

import { yaml } from "@codemirror/lang-yaml";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";
import CodeMirror, {
  Decoration,
  EditorView,
  type Extension,
  GutterMarker,
  gutter,
  RangeSet,
} from "@uiw/react-codemirror";
import { useEffect, useEffectEvent, useState } from "react";
import { WEIGHTS } from "../editor-findings";
import { grouped } from "../grouped";
import type { TextMarker } from "./text-markers";

type YamlEditorProps = {
  text: string;
  onChange: (text: string) => void;
  markers: readonly TextMarker[];
  /** The line to show; followed once for every `sequence`. */
  goTo: { line: number; sequence: number } | null;
};

/** A text editor that knows YAML. Tab indents; Esc, then Tab, moves on, so that nobody is caught in it. */
export function YamlEditor({ text, onChange, markers, goTo }: YamlEditorProps) {
  const [view, setView] = useState<EditorView>();

  const bring = useEffectEvent((view: EditorView | undefined) => {
    if (!view || !goTo) return;
    const line = view.state.doc.line(Math.min(goTo.line, view.state.doc.lines));
    view.dispatch({
      selection: { anchor: line.to },
      effects: EditorView.scrollIntoView(line.from, { y: "center" }),
    });
    view.focus();
  });

  // A request is followed once; that its line moves while somebody types is no new request.
  const sequence = goTo?.sequence;
  useEffect(() => {
    if (sequence !== undefined) bring(view);
  }, [sequence, view]);

  return (
    <div
      data-slot="yaml-editor"
      className="overflow-hidden rounded-lg border bg-surface focus-within:border-edge"
    >
      <CodeMirror
        value={text}
        onChange={onChange}
        onCreateEditor={setView}
        theme={THEME}
        minHeight="24rem"
        maxHeight="calc(100dvh - 15rem)"
        extensions={[yaml(), COLOURS, LABEL, EditorView.lineWrapping, markerExtension(markers)]}
        basicSetup={{
          foldGutter: true,
          highlightActiveLine: true,
          autocompletion: false,
          syntaxHighlighting: false,
        }}
      />
    </div>
  );
}

/** Keys stand out, values read as text: the same two colours in light and dark. */
const COLOURS = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--color-accent-ink)" },
    { tag: [tags.comment, tags.punctuation, tags.separator, tags.meta], color: "var(--color-muted)" },
    { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: "var(--color-attention-ink)" },
    { tag: tags.invalid, color: "var(--color-fail-ink)" },
  ]),
);

const LABEL = EditorView.contentAttributes.of({ "aria-label": "The descriptor as YAML", tabindex: "0" });

class Mark extends GutterMarker {
  constructor(
    readonly weight: TextMarker["weight"],
    readonly message: string,
  ) {
    super();
  }

  override eq(other: Mark): boolean {
    return other.weight === this.weight && other.message === this.message;
  }

  override toDOM(): Node {
    const mark = document.createElement("span");
    mark.className = `agora-mark agora-mark-${this.weight}`;
    mark.title = this.message;
    mark.setAttribute("role", "img");
    mark.setAttribute("aria-label", this.message);
    return mark;
  }
}

/** A mark beside each line that something is to be said about, the weightiest first. */
function markerExtension(markers: readonly TextMarker[]): Extension {
  const byLine = [...grouped(markers, ({ line }) => line)].sort(([a], [b]) => a - b);

  function placesIn({ state }: EditorView) {
    return byLine.flatMap(([line, own]) => {
      if (line > state.doc.lines) return [];
      const weight = WEIGHTS.find((candidate) => own.some((marker) => marker.weight === candidate));
      const message = own.map((marker) => marker.message).join("\n");
      return [{ from: state.doc.line(line).from, weight: weight ?? "informs", message }];
    });
  }
  return [
    gutter({
      class: "agora-marks",
      markers: (view) =>
        RangeSet.of(placesIn(view).map(({ from, weight, message }) => new Mark(weight, message).range(from))),
    }),
    EditorView.decorations.of((view) =>
      Decoration.set(
        placesIn(view).map(({ from, weight }) =>
          Decoration.line({ class: `agora-line-${weight}` }).range(from),
        ),
      ),
    ),
  ];
}

const THEME = EditorView.theme({
  "&": { backgroundColor: "transparent", color: "var(--color-ink)", fontSize: "0.8125rem" },
  "&.cm-focused": { outline: "none" },
  ".cm-content": { fontFamily: "var(--font-geist-mono), monospace", caretColor: "var(--color-ink)" },
  ".cm-cursor": { borderLeftColor: "var(--color-ink)" },
  ".cm-gutters": {
    backgroundColor: "var(--color-sunken)",
    color: "var(--color-muted)",
    border: "none",
    fontFamily: "var(--font-geist-mono), monospace",
  },
  ".cm-activeLine, .cm-activeLineGutter": {
    backgroundColor: "color-mix(in oklab, var(--color-sunken) 70%, transparent)",
  },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground, ::selection": {
    backgroundColor: "color-mix(in oklab, var(--color-accent) 24%, transparent) !important",
  },
  "&.cm-focused .cm-matchingBracket": {
    backgroundColor: "color-mix(in oklab, var(--color-accent) 18%, transparent)",
  },
  ".cm-panels": { backgroundColor: "var(--color-sunken)", color: "var(--color-ink)" },
  ".agora-marks": { width: "14px" },
  ".agora-mark": {
    display: "block",
    width: "8px",
    height: "8px",
    margin: "6px 3px",
    borderRadius: "50%",
    backgroundColor: "var(--color-accent)",
  },
  ".agora-mark-blocks": { backgroundColor: "var(--color-fail)", borderRadius: "1px" },
  ".agora-mark-warns": { backgroundColor: "var(--color-attention)" },
  ".agora-line-blocks": { backgroundColor: "color-mix(in oklab, var(--color-fail-wash) 60%, transparent)" },
});
