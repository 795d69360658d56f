"use client";

import { useRef, useState } from "react";
import { Button } from "./button";

type InlineConfirmProps = Omit<React.ComponentProps<typeof Button>, "onClick"> & {
  question: string;
  /** The button that does it; a submit button inside a form does as well. */
  confirm: React.ReactNode;
};

/** Asks in place, where the button was. The keyboard lands on the way back, Escape takes it. */
export function InlineConfirm({ question, confirm, children, ...trigger }: InlineConfirmProps) {
  const [isAsking, setIsAsking] = useState(false);
  const hasAsked = useRef(false);

  function ask(next: boolean) {
    hasAsked.current = true;
    setIsAsking(next);
  }

  function focusWhenMoved(button: HTMLButtonElement | null) {
    if (hasAsked.current) button?.focus();
  }

  if (!isAsking) {
    return (
      <Button ref={focusWhenMoved} {...trigger} onClick={() => ask(true)}>
        {children}
      </Button>
    );
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would look and read like a form question.
    <span
      role="group"
      aria-label={question}
      data-slot="inline-confirm"
      className="inline-flex flex-wrap items-center gap-2"
      onKeyDown={(event) => {
        if (event.key === "Escape") ask(false);
      }}
    >
      <span>{question}</span>
      {confirm}
      <Button ref={focusWhenMoved} variant="quiet" size={trigger.size} onClick={() => ask(false)}>
        Keep
      </Button>
    </span>
  );
}
