"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldGroup as Fieldset } from "@/components/ui/field";
import { FIELD_GROUP_LABELS, type FieldGroup } from "@/lib/discovery/tuning/field-groups";
import { type Move, moveGroup } from "./move-group";

type FieldOrderProps = { start: readonly FieldGroup[]; error: string | undefined };

/** The groups of fields, best first. The buttons are part of the form, so that they work without JavaScript too. */
export function FieldOrder({ start, error }: FieldOrderProps) {
  const [order, setOrder] = useState(start);

  function mover(group: FieldGroup, move: Move) {
    return (event: React.MouseEvent) => {
      event.preventDefault();
      setOrder((current) => moveGroup(current, group, move));
    };
  }

  return (
    <Fieldset
      id="fieldOrder"
      legend="Where a word counts most"
      help="A word found in a higher place counts for more. Search knows an order and no figures, so this order is the weight."
      error={error}
    >
      <ol className="divide-y rounded-lg border bg-surface sm:max-w-md">
        {order.map((group, i) => (
          <li key={group} className="flex items-center gap-2 py-1.5 pr-1.5 pl-3">
            <input type="hidden" name="fieldOrder[]" value={group} />
            <span className="w-5 text-muted text-sm tabular-nums">{i + 1}</span>
            <span className="min-w-0 flex-1">{FIELD_GROUP_LABELS[group]}</span>
            <Button
              type="submit"
              name="move"
              value={`${group}:up`}
              formNoValidate
              variant="quiet"
              size="icon-sm"
              disabled={i === 0}
              aria-label={`Move ${FIELD_GROUP_LABELS[group]} up`}
              onClick={mover(group, "up")}
            >
              <ArrowUp aria-hidden />
            </Button>
            <Button
              type="submit"
              name="move"
              value={`${group}:down`}
              formNoValidate
              variant="quiet"
              size="icon-sm"
              disabled={i === order.length - 1}
              aria-label={`Move ${FIELD_GROUP_LABELS[group]} down`}
              onClick={mover(group, "down")}
            >
              <ArrowDown aria-hidden />
            </Button>
          </li>
        ))}
      </ol>
    </Fieldset>
  );
}
