"use client";

import { useMemo, useRef, useState } from "react";
import { counted } from "@/components/ui/counted";
import { Textarea } from "@/components/ui/textarea";
import { chosenMention, type TypedMention, typedMention, typesOn } from "@/lib/collaboration/typed-mention";
import type { ProductRef } from "@/lib/registry/model";
import { MentionList, optionId } from "./mention-list";
import { placeInText } from "./place-in-text";
import { useMentionable } from "./use-mentionable";

type MentionTextareaProps = Omit<
  React.ComponentProps<"textarea">,
  "id" | "ref" | "onChange" | "onSelect" | "onKeyDown" | "onBlur"
> & {
  id: string;
  /** The product that is written about: who may not see it is not offered. */
  product: ProductRef;
};

/** A text area in which `@` offers the people one can name; without JavaScript one writes their names in full. */
export function MentionTextarea({ id, product, ...props }: MentionTextareaProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState<TypedMention | null>(null);
  /** What was chosen or closed: it opens again for another name alone. */
  const [settled, setSettled] = useState<TypedMention | null>(null);
  const [active, setActive] = useState(0);

  const isSettled = typed !== null && settled !== null && typesOn(typed, settled);
  const people = useMentionable(product, isSettled ? null : typed);
  const isOpen = typed !== null && !isSettled && people.length > 0;
  const current = Math.min(active, people.length - 1);
  const listId = `${id}-people`;

  const at = typed?.at ?? 0;
  const anchor = useMemo(
    () => ({
      current: {
        getBoundingClientRect: () => (area.current ? placeInText(area.current, at) : new DOMRect()),
      },
    }),
    [at],
  );

  function look({ value, selectionStart, selectionEnd }: HTMLTextAreaElement) {
    const next = selectionStart === selectionEnd ? typedMention(value, selectionStart) : null;
    setActive(0);
    setTyped(next);
    if (next === null) setSettled(null);
  }

  /** The caret alone opens nothing: it may pass many a name. */
  function follow({ value, selectionStart, selectionEnd }: HTMLTextAreaElement) {
    if (typed === null) return;
    const next = selectionStart === selectionEnd ? typedMention(value, selectionStart) : null;
    if (next?.at === typed.at && next.q === typed.q) return;
    setActive(0);
    setTyped(next?.at === typed.at ? next : null);
  }

  function choose(name: string) {
    if (!area.current || !typed) return;
    const { from, to, insert } = chosenMention(area.current.value, typed, name);
    setSettled({ at: typed.at, q: insert.slice(1) });
    replace(area.current, from, to, insert);
  }

  function onKeyDown(event: React.KeyboardEvent<HTMLTextAreaElement>) {
    if (!isOpen || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    if (step !== undefined && !event.shiftKey) {
      event.preventDefault();
      setActive((current + step + people.length) % people.length);
    }
    const person = people[current];
    if (person && !event.shiftKey && (event.key === "Enter" || event.key === "Tab")) {
      event.preventDefault();
      choose(person.name);
    }
  }

  return (
    <>
      <Textarea
        id={id}
        ref={area}
        {...props}
        // A text area that offers nothing is one of several lines, which a combobox cannot say.
        {...(isOpen && {
          role: "combobox",
          "aria-expanded": true,
          "aria-haspopup": "listbox",
          "aria-autocomplete": "list",
          "aria-controls": listId,
          "aria-activedescendant": optionId(listId, current),
        })}
        onChange={(event) => look(event.currentTarget)}
        onSelect={(event) => follow(event.currentTarget)}
        onKeyDown={onKeyDown}
        onBlur={() => setTyped(null)}
      />
      <p role="status" className="sr-only">
        {isOpen && `${counted(people.length, "person", "people")} to name. Arrow keys choose, Enter names.`}
      </p>
      <MentionList
        id={listId}
        isOpen={isOpen}
        anchor={anchor}
        people={people}
        current={current}
        onChoose={choose}
        onClose={() => setSettled(typed)}
      />
    </>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** As if it were typed, so that it can be undone like that. */
function replace(area: HTMLTextAreaElement, from: number, to: number, words: string): void {
  area.focus();
  area.setSelectionRange(from, to);
  if (document.execCommand("insertText", false, words)) return;
  area.setRangeText(words, from, to, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}
