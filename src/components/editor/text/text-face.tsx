"use client";

import dynamic from "next/dynamic";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout, CalloutActions, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { Skeleton, SkeletonRegion } from "@/components/ui/skeleton";
import type { TextProblem } from "@/lib/interop/document-text";
import { parseDocument, printDocument } from "@/lib/interop/yaml";
import type { JsonObject } from "@/lib/registry/json";
import { useEditor, useEditorStore } from "../editor-store";
import { inReadingOrder } from "./reading-order";
import { markersOf } from "./text-markers";

/** Loaded when somebody wants to write text, and not before. */
const YamlEditor = dynamic(() => import("./yaml-editor").then((file) => file.YamlEditor), {
  ssr: false,
  loading: () => (
    <SkeletonRegion className="rounded-lg border bg-surface p-4">
      {LINES.map((width) => (
        <Skeleton key={width} style={{ width }} />
      ))}
    </SkeletonRegion>
  ),
});
const LINES = ["30%", "45%", "38%", "60%", "52%"];

/** Text nobody could read yet, and the document as it was when it was typed. */
export type UnreadText = { text: string; document: JsonObject };

type TextFaceProps = { unread: UnreadText | null; onUnread: (unread: UnreadText | null) => void };

type TextState = { text: string; document: JsonObject; problems: readonly TextProblem[] };

const PAUSE = 250;

/** The document as YAML. What can be read becomes the document; what cannot stays as it was typed. */
export function TextFace({ unread, onUnread }: TextFaceProps) {
  const store = useEditorStore();
  const document = useEditor(({ history }) => history.document);
  const check = useEditor((state) => state.check);
  const focus = useEditor((state) => state.focus);
  const [state, setState] = useState<TextState>(() => opened(document, unread));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<string | null>(null);

  // The document changed elsewhere, by an undo or a merge: the text follows, unless it holds what cannot be read yet.
  const isBehind = state.document !== document;
  if (isBehind && state.problems.length === 0) setState(opened(document, null));

  const leave = useEffectEvent(() => {
    clearTimeout(timer.current);
    if (waiting.current !== null) read(waiting.current);
  });
  // Whoever leaves within the pause takes along what was typed.
  useEffect(() => () => leave(), []);

  function read(text: string) {
    waiting.current = null;
    const parsed = parseDocument(text);
    if (!parsed.ok) {
      const { document: last } = store.get().history;
      setState({ text, document: last, problems: parsed.problems });
      return onUnread({ text, document: last });
    }
    setState({ text, document: parsed.document, problems: [] });
    onUnread(null);
    store.dispatch({ type: "replace", document: parsed.document, group: "text" });
  }

  function onChange(text: string) {
    waiting.current = text;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => read(text), PAUSE);
  }

  function startOver() {
    setState(opened(document, null));
    onUnread(null);
  }

  const parsed = state.problems.length === 0 ? parseDocument(state.text) : null;
  const positions = parsed?.ok ? parsed.positions : null;
  const markers = markersOf(state.problems, check?.findings ?? [], positions);
  const wanted = focus && positions ? positions.get(nearestPosition(focus.pointer, positions)) : undefined;

  return (
    <div className="flex min-w-0 flex-col gap-3">
      {state.problems.length > 0 && (
        <Callout tone="fail" role="alert">
          <CalloutTitle>The text cannot be read yet; the form shows the last state that could</CalloutTitle>
          <CalloutBody>
            <ul>
              {state.problems.map(({ line, column, message }) => (
                <li key={`${line}:${column} ${message}`}>
                  Line {line}, column {column}: {message}
                </li>
              ))}
            </ul>
            {isBehind && <p>The form has been changed since. Mending the text puts it in place of that.</p>}
          </CalloutBody>
          <CalloutActions>
            <Button size="sm" onClick={startOver}>
              Start over from the form
            </Button>
          </CalloutActions>
        </Callout>
      )}
      <YamlEditor
        text={state.text}
        onChange={onChange}
        markers={markers}
        goTo={wanted && focus ? { line: wanted.line, sequence: focus.sequence } : null}
      />
      <p className="text-muted text-sm">
        YAML or JSON. Fields the form does not know are kept; comments are not. Esc, then Tab, leaves the
        text.
      </p>
    </div>
  );
}

function opened(document: JsonObject, unread: UnreadText | null): TextState {
  if (unread) {
    const parsed = parseDocument(unread.text);
    if (!parsed.ok) return { ...unread, problems: parsed.problems };
  }
  return { text: printDocument(inReadingOrder(document)), document, problems: [] };
}

function nearestPosition(pointer: string, positions: ReadonlyMap<string, unknown>): string {
  let nearest = pointer;
  while (nearest !== "" && !positions.has(nearest)) nearest = nearest.slice(0, nearest.lastIndexOf("/"));
  return nearest;
}
