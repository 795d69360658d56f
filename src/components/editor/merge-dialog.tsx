"use client";

import { useState } from "react";
import { ValueWords } from "@/components/changes/value-words";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Radio } from "@/components/ui/radio-group";
import { RelativeTime } from "@/components/ui/relative-time";
import type { JsonObject } from "@/lib/registry/json";
import type { OtherVersion } from "./draft-saver";
import { useEditor } from "./editor-store";
import { type MergePart, mergeDocuments, type Side, suggestedSide } from "./merge-documents";

type MergeDialogProps = {
  base: JsonObject;
  other: OtherVersion;
  onDecide: (document: JsonObject) => void;
};

/** Two people changed the draft at once: both versions, change by change, and nothing happens until it is decided. */
export function MergeDialog({ base, other, onDecide }: MergeDialogProps) {
  const mine = useEditor(({ history }) => history.document);
  const theirs = other.document;
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({});
  const [isLater, setIsLater] = useState(false);
  const sideOf = (part: MergePart) => sides[part.id] ?? suggestedSide(part);
  const { document, parts } = mergeDocuments(base, mine, theirs, (part) => sideOf(part) ?? "theirs");
  const undecided = parts.filter((part) => sideOf(part) === null);
  const name = other.updatedBy?.name ?? "Somebody";
  const [openedAt] = useState(() => new Date());

  if (isLater) {
    return (
      <div className="fixed inset-x-4 bottom-20 z-40 mx-auto flex max-w-lg flex-wrap items-center gap-3 rounded-lg border bg-surface p-3 shadow-float md:bottom-6">
        <p className="min-w-0 flex-1">{name} saved this draft too. Your changes wait in this browser.</p>
        <Button variant="primary" onClick={() => setIsLater(false)}>
          Compare
        </Button>
      </div>
    );
  }

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && setIsLater(true)}>
      <DialogContent className="max-w-3xl" onInteractOutside={(event) => event.preventDefault()}>
        <DialogHeader>
          <DialogTitle>{name} changed this draft while you were working on it</DialogTitle>
          <DialogDescription>
            Saved <RelativeTime at={other.updatedAt} now={openedAt} />. Nothing of either version is lost:
            choose what the draft holds from now on.
          </DialogDescription>
        </DialogHeader>
        <DialogBody>
          <ul className="flex flex-col gap-3">
            {parts.map((part) => (
              <li key={part.id}>
                <PartChoice
                  part={part}
                  side={sideOf(part)}
                  otherName={name}
                  onChoose={(side) => setSides({ ...sides, [part.id]: side })}
                />
              </li>
            ))}
          </ul>
          {parts.length === 0 && <p className="text-muted">Both versions say the same.</p>}
        </DialogBody>
        <DialogFooter>
          <Button className="mr-auto" variant="quiet" onClick={() => onDecide(theirs)}>
            Take all of theirs
          </Button>
          <Button variant="quiet" onClick={() => onDecide(mine)}>
            Keep all of mine
          </Button>
          <Button variant="primary" disabled={undecided.length > 0} onClick={() => onDecide(document)}>
            {undecided.length > 0
              ? `${undecided.length} ${undecided.length === 1 ? "choice" : "choices"} left`
              : "Save the merged draft"}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

type PartChoiceProps = {
  part: MergePart;
  side: Side | null;
  otherName: string;
  onChoose: (side: Side) => void;
};

const CHANGED_BY = {
  mine: "only you changed this",
  theirs: "only they changed this",
  both: "you both changed this",
} as const satisfies Record<MergePart["changedBy"], string>;

function PartChoice({ part, side, otherName, onChoose }: PartChoiceProps) {
  return (
    <fieldset className="rounded-lg border p-3">
      <legend className="px-1">
        <span className="font-medium">{part.label}</span>{" "}
        <span className={part.changedBy === "both" ? "text-attention-ink text-sm" : "text-muted text-sm"}>
          {CHANGED_BY[part.changedBy]}
        </span>
      </legend>
      <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        <SideChoice
          part={part}
          label="Yours"
          isOn={side === "mine"}
          value={part.mine}
          onChoose={() => onChoose("mine")}
        />
        <SideChoice
          part={part}
          label={`${otherName}'s`}
          isOn={side === "theirs"}
          value={part.theirs}
          onChoose={() => onChoose("theirs")}
        />
      </div>
    </fieldset>
  );
}

type SideChoiceProps = {
  part: MergePart;
  label: string;
  isOn: boolean;
  value: MergePart["mine"];
  onChoose: () => void;
};

function SideChoice({ part, label, isOn, value, onChoose }: SideChoiceProps) {
  return (
    <Choice>
      <Radio name={part.id} checked={isOn} onChange={onChoose} />
      <span className="flex min-w-0 flex-col">
        <span className="text-muted text-sm">{label}</span>
        <ValueWords value={value} />
      </span>
    </Choice>
  );
}
