"use client";

import { Copy, Ellipsis, MoveDown, MoveUp, Plus, Trash2 } from "lucide-react";
import { toast } from "sonner";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { isJsonObject, type Json } from "@/lib/registry/json";
import { WEIGHT_TONES, type Weight } from "../editor-findings";
import { useEditor, useEditorStore, useListAt } from "../editor-store";
import { FieldFindings } from "../fields/field-findings";
import { usePlace } from "../fields/pointer-field";
import { PORT_TYPE_OPTIONS } from "../words";
import { freshId } from "./fresh-id";
import { columnCount, duplicatePort, freshPort, namesIn } from "./port-edits";

const POINTER = "/outputPorts";

/** The output ports, one open at a time; what is removed can be brought back. */
export function PortList() {
  const store = useEditorStore();
  const ports = useListAt(POINTER);
  const open = useEditor((state) => state.port);
  const { findings, isSpelledOut } = usePlace({ pointer: POINTER });

  function change(next: readonly Json[], port: number) {
    store.dispatch({ type: "edit", edits: [{ pointer: POINTER, value: next }], group: null });
    store.dispatch({ type: "open", port: Math.max(0, Math.min(port, next.length - 1)), table: 0 });
  }

  function add() {
    change([...ports, freshPort(freshId())], ports.length);
    store.dispatch({
      type: "focus",
      pointer: `${POINTER}/${ports.length}/name`,
      policyKey: null,
      word: null,
    });
  }

  function remove(index: number) {
    change(ports.toSpliced(index, 1), index - 1);
    toast(`${nameOf(ports[index], index)} removed`, {
      action: { label: "Undo", onClick: () => store.dispatch({ type: "undo" }) },
    });
  }

  if (ports.length === 0) {
    return (
      <EmptyState>
        <EmptyStateTitle>No output port yet</EmptyStateTitle>
        <EmptyStateBody>
          An output port is what people request access to: a table, files, a stream, an API.
        </EmptyStateBody>
        <EmptyStateActions>
          <Button variant="primary" data-pointer={POINTER} onClick={add}>
            <Plus aria-hidden />
            Add output port
          </Button>
        </EmptyStateActions>
        {isSpelledOut && <FieldFindings findings={findings} />}
      </EmptyState>
    );
  }

  return (
    <div className="flex flex-col gap-2">
      <ul aria-label="Output ports" className="divide-y rounded-lg border bg-surface">
        {ports.map((port, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: the position is the port's place in the document.
            key={index}
            className={cn(
              "flex items-center gap-2 pr-1.5 pl-1 first:rounded-t-lg last:rounded-b-lg",
              index === open && "bg-accent-wash/60",
            )}
          >
            <PortButton port={port} index={index} isOpen={index === open} />
            <PortMenu
              name={nameOf(port, index)}
              isFirst={index === 0}
              isLast={index === ports.length - 1}
              onMove={(by) => change(swapped(ports, index, index + by), index + by)}
              onDuplicate={() => {
                if (!isJsonObject(port)) return;
                const copy = duplicatePort(port, namesIn(ports), freshId());
                change(ports.toSpliced(index + 1, 0, copy), index + 1);
              }}
              onRemove={() => remove(index)}
            />
          </li>
        ))}
      </ul>
      <div>
        <Button size="sm" data-pointer={POINTER} onClick={add}>
          <Plus aria-hidden />
          Add output port
        </Button>
      </div>
    </div>
  );
}

type PortButtonProps = { port: Json; index: number; isOpen: boolean };

export function PortButton({ port, index, isOpen }: PortButtonProps) {
  const store = useEditorStore();
  const type = isJsonObject(port) && typeof port.type === "string" ? port.type : "";
  const label = PORT_TYPE_OPTIONS.find(({ value }) => value === type)?.label ?? type;
  const columns = columnCount(port);

  return (
    <button
      type="button"
      aria-current={isOpen || undefined}
      onClick={() => store.dispatch({ type: "open", port: index, table: 0 })}
      className="flex min-h-11 min-w-0 flex-1 flex-wrap items-center gap-x-3 rounded-md px-2 py-1.5 text-left focus-visible:outline-offset-[-2px]"
    >
      <span className={cn("min-w-0 truncate font-mono text-sm", isOpen && "font-medium")}>
        {nameOf(port, index)}
      </span>
      <span className="text-muted text-sm">
        {label}
        {columns > 0 && ` · ${columns.toLocaleString("en")} ${columns === 1 ? "column" : "columns"}`}
      </span>
      <PortFindings index={index} />
    </button>
  );
}

/** What is open in this port, over all steps. */
function PortFindings({ index }: { index: number }) {
  const findings = useEditor(({ check }) => check?.findings ?? null);
  const own = findings?.filter(({ place }) => place.port === index) ?? [];
  const weight: Weight | undefined = own[0]?.weight;
  if (!weight || weight === "informs") return;
  const count = own.filter((found) => found.weight === weight).length;
  return (
    <Badge tone={WEIGHT_TONES[weight]} className="ml-auto">
      {count} {weight === "blocks" ? "to mend" : "to look at"}
    </Badge>
  );
}

type PortMenuProps = {
  name: string;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: 1 | -1) => void;
  onDuplicate: () => void;
  onRemove: () => void;
};

function PortMenu({ name, isFirst, isLast, onMove, onDuplicate, onRemove }: PortMenuProps) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size="icon-sm" variant="quiet" aria-label={`Actions for ${name}`}>
          <Ellipsis aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuItem onSelect={onDuplicate}>
          <Copy aria-hidden />
          Duplicate
        </DropdownMenuItem>
        <DropdownMenuItem disabled={isFirst} onSelect={() => onMove(-1)}>
          <MoveUp aria-hidden />
          Move up
        </DropdownMenuItem>
        <DropdownMenuItem disabled={isLast} onSelect={() => onMove(1)}>
          <MoveDown aria-hidden />
          Move down
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={onRemove}>
          <Trash2 aria-hidden />
          Remove
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

export function nameOf(port: Json | undefined, index: number): string {
  const name = isJsonObject(port) && typeof port.name === "string" ? port.name : "";
  return name || `Port ${index + 1}`;
}

function swapped(list: readonly Json[], one: number, other: number): readonly Json[] {
  const [a, b] = [list[one], list[other]];
  return a === undefined || b === undefined ? list : list.with(one, b).with(other, a);
}
