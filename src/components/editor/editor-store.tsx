"use client";

import { createContext, useContext, useState, useSyncExternalStore } from "react";
import { isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";
import { valueAt } from "@/lib/registry/json-pointer";
import type { EditorFinding } from "./editor-findings";
import { type EditorAction, type EditorState, editorReducer } from "./editor-state";

export type EditorStore = {
  get: () => EditorState;
  dispatch: (action: EditorAction) => void;
  subscribe: (listener: () => void) => () => void;
};

export function createEditorStore(initial: EditorState): EditorStore {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    dispatch(action) {
      const next = editorReducer(state, action);
      if (next === state) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const EditorContext = createContext<EditorStore | null>(null);

type EditorProviderProps = { start: () => EditorState; children: React.ReactNode };

/** One document being edited. A field hears only of changes to what it shows, so long forms stay quick. */
export function EditorProvider({ start, children }: EditorProviderProps) {
  const [store] = useState(() => createEditorStore(start()));
  return <EditorContext value={store}>{children}</EditorContext>;
}

export function useEditorStore(): EditorStore {
  const store = useContext(EditorContext);
  if (!store) throw new Error("A field of the editor stands outside of it.");
  return store;
}

/** A part of the state; `select` has to answer with the same reference while nothing it reads has changed. */
export function useEditor<T>(select: (state: EditorState) => T): T {
  const store = useEditorStore();
  const read = () => select(store.get());
  return useSyncExternalStore(store.subscribe, read, read);
}

export function useValueAt(pointer: string): Json | undefined {
  return useEditor(({ history }) => valueAt(history.document, pointer));
}

export function useListAt(pointer: string): readonly Json[] {
  const value = useValueAt(pointer);
  return Array.isArray(value) ? value : NOTHING;
}

export function useGroupAt(pointer: string): JsonObject {
  const value = useValueAt(pointer);
  return isJsonObject(value) ? value : EMPTY;
}

export function useTextAt(pointer: string): string {
  const value = useValueAt(pointer);
  return typeof value === "string" ? value : "";
}

/** The findings of one place; with a `word`, those of a fact that would stand there and does not yet. */
export function useFindingsAt(pointer: string, word?: string): readonly EditorFinding[] {
  return useEditor(
    ({ check }) => check?.byPlace.get(word === undefined ? pointer : `${pointer}#${word}`) ?? NO_FINDINGS,
  );
}

const NOTHING: readonly Json[] = [];
const EMPTY: JsonObject = {};
const NO_FINDINGS: readonly EditorFinding[] = [];
