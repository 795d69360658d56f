"use client";

import { CircleAlert, Ellipsis, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Kbd } from "@/components/ui/kbd";
import type { ClauseView } from "./clause-view";
import type { NodePath } from "./form-tree";
import { asksForAnother, NODE_STEPS, stepOf } from "./node-shortcuts";

type NodeFrameProps = {
  clause: ClauseView;
  path: NodePath;
  /** The part read aloud, for those who do not see the sentence. */
  label: string;
  /** The word before it: "and", or nothing for the first. */
  joint: string;
  onAnother: () => void;
  /** What stands in the line of the frame, and what stands beneath it. */
  line: React.ReactNode;
  children?: React.ReactNode;
};

/** A part of a condition with what is wrong with it, and what can be done to it. */
export function NodeFrame({ clause, path, label, joint, onAnother, line, children }: NodeFrameProps) {
  const id = clause.nodeId(path);
  const problems = clause.problemsAt(path);

  function onKeyDown(event: React.KeyboardEvent) {
    const step = stepOf(event);
    if (!step && !asksForAnother(event)) return;
    event.preventDefault();
    // The part around this one has the same keys; the innermost answers.
    event.stopPropagation();
    if (step) clause.edit({ kind: step, path });
    else onAnother();
  }

  return (
    <fieldset
      id={id}
      aria-label={label}
      aria-describedby={problems.length > 0 ? `${id}-problems` : undefined}
      data-fault={problems.length > 0 ? true : undefined}
      onKeyDown={onKeyDown}
      className="group/node flex min-w-0 flex-col gap-1"
    >
      <div className="flex min-w-0 items-start gap-1">
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-1.5 gap-y-1">
          {joint && <span className="w-8 shrink-0 text-muted">{joint}</span>}
          {line}
        </div>
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button variant="quiet" size="icon-sm" aria-label={`Move: ${label}`}>
              <Ellipsis />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent>
            {NODE_STEPS.map(({ step, label: words, shown }) => (
              <DropdownMenuItem key={step} onSelect={() => clause.edit({ kind: step, path })}>
                <span className="flex-1">{words}</span>
                <Kbd>{shown}</Kbd>
              </DropdownMenuItem>
            ))}
          </DropdownMenuContent>
        </DropdownMenu>
        <Button
          variant="quiet"
          size="icon-sm"
          aria-label={`Remove: ${label}`}
          onClick={() => clause.edit({ kind: "remove", path })}
        >
          <X />
        </Button>
      </div>
      {problems.length > 0 && (
        <ul id={`${id}-problems`} className="flex flex-col text-fail-ink text-sm">
          {problems.map((message) => (
            <li key={message} className="flex gap-1.5">
              <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-fail" />
              {message}
            </li>
          ))}
        </ul>
      )}
      {children}
    </fieldset>
  );
}
