"use client";

import { useRef } from "react";
import { cn } from "@/components/ui/cn";
import { textId } from "./clause-view";
import type { ClauseProblem } from "./draft-problems";
import { markedText } from "./marked-text";
import type { ClauseName } from "./policy-draft";

type ClauseTextProps = {
  name: ClauseName;
  label: string;
  text: string;
  problems: readonly ClauseProblem[];
  onText: (text: string) => void;
};

const LETTERING =
  "col-start-1 row-start-1 min-h-9 w-full whitespace-pre-wrap break-words rounded-md border px-2.5 py-1.5 font-mono text-sm leading-6 [overflow-wrap:anywhere] pointer-coarse:text-lg";

/** A clause as text. What is wrong is marked where it stands and told beneath, with the way there. */
export function ClauseText({ name, label, text, problems, onText }: ClauseTextProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const id = textId(name);
  // What is only missing has no place in the text.
  const placed = problems.filter(({ end }) => end > 0);

  function goTo({ start, end }: ClauseProblem) {
    area.current?.focus();
    area.current?.setSelectionRange(start, end);
  }

  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-muted text-sm">
        {label}
      </label>
      <div className="grid">
        <pre aria-hidden className={cn(LETTERING, "pointer-events-none border-transparent text-transparent")}>
          {markedText(text, placed).map(({ from, words, isMarked }) =>
            isMarked ? (
              <mark
                key={from}
                className="rounded-sm bg-fail-wash text-transparent underline decoration-2 decoration-fail decoration-wavy underline-offset-4"
              >
                {words}
              </mark>
            ) : (
              words
            ),
          )}{" "}
        </pre>
        <textarea
          ref={area}
          id={id}
          rows={1}
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          value={text}
          aria-invalid={placed.length > 0 ? true : undefined}
          aria-describedby={placed.length > 0 ? `${id}-problems` : undefined}
          onChange={({ target }) => onText(target.value)}
          className={cn(
            LETTERING,
            "field-sizing-content relative resize-none border-edge bg-transparent aria-invalid:border-fail",
          )}
        />
      </div>
      {placed.length > 0 && (
        <ul id={`${id}-problems`} className="flex flex-col gap-0.5">
          {placed.map((problem) => (
            <li key={`${problem.start} ${problem.message}`}>
              <button
                type="button"
                onClick={() => goTo(problem)}
                className="rounded-sm text-left text-fail-ink text-sm underline decoration-fail/40 underline-offset-2 hover:decoration-fail"
              >
                Character {problem.start + 1}: {problem.message}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
