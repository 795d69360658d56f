"use client";

import { X } from "lucide-react";
import { useRef, useState } from "react";
import { cn } from "./cn";
import { controlVariants } from "./control";
import type { FieldControl } from "./field";

type TagInputProps = FieldControl & {
  /** Each tag is sent as one value of this form field. */
  name: string;
  defaultTags: readonly string[];
  suggestions: readonly string[];
  onTagsChange?: (tags: readonly string[]) => void;
};

/** Enter or a comma adds, Backspace in the empty box removes the last; words left in the box are added on leaving it. */
export function TagInput({ name, defaultTags, suggestions, onTagsChange, id, ...aria }: TagInputProps) {
  const [tags, setTags] = useState(defaultTags);
  const [text, setText] = useState("");
  const [announcement, setAnnouncement] = useState("");
  const input = useRef<HTMLInputElement>(null);

  function change(next: readonly string[], said: string) {
    setTags(next);
    setAnnouncement(said);
    onTagsChange?.(next);
  }

  function add(words: string) {
    const fresh = [...new Set(words.split(",").map((word) => word.trim()))].filter(
      (word) => word !== "" && !tags.includes(word),
    );
    setText("");
    if (fresh.length > 0) change([...tags, ...fresh], `Added ${fresh.join(", ")}`);
  }

  function remove(tag: string) {
    change(
      tags.filter((other) => other !== tag),
      `Removed ${tag}`,
    );
    input.current?.focus();
  }

  function onKeyDown(event: React.KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && text.trim() !== "") {
      event.preventDefault();
      add(text);
    }
    const last = tags.at(-1);
    if (event.key === "Backspace" && text === "" && last !== undefined) remove(last);
  }

  return (
    <div
      data-slot="tag-input"
      className={cn(
        controlVariants(),
        "flex min-h-8 flex-wrap items-center gap-1 px-1.5 py-[3px] pointer-coarse:min-h-10",
        "focus-within:border-accent focus-within:outline-2 focus-within:outline-accent focus-within:outline-offset-[-1px]",
        aria["aria-invalid"] && "border-fail focus-within:outline-fail",
      )}
    >
      {tags.map((tag) => (
        <span key={tag} className="inline-flex h-6 max-w-full items-center rounded-sm bg-sunken pl-2 text-sm">
          <span className="truncate">{tag}</span>
          <button
            type="button"
            aria-label={`Remove ${tag}`}
            onClick={() => remove(tag)}
            className="grid size-6 shrink-0 place-items-center rounded-sm text-muted hover:text-ink focus-visible:outline-offset-[-2px]"
          >
            <X aria-hidden className="size-3.5" />
          </button>
          <input type="hidden" name={name} value={tag} />
        </span>
      ))}
      <input
        ref={input}
        id={id}
        list={`${id}-suggestions`}
        value={text}
        onChange={({ target }) => (target.value.includes(",") ? add(target.value) : setText(target.value))}
        onKeyDown={onKeyDown}
        onBlur={() => add(text)}
        autoComplete="off"
        className="h-6 min-w-24 flex-1 bg-transparent px-1 outline-none"
        {...aria}
      />
      <datalist id={`${id}-suggestions`}>
        {suggestions
          .filter((suggestion) => !tags.includes(suggestion))
          .map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
      </datalist>
      <span role="status" className="sr-only">
        {announcement}
      </span>
    </div>
  );
}
