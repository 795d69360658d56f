"use client";

import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { isJsonObject, type JsonObject } from "@/lib/registry/json";
import { readDescriptor } from "@/lib/registry/read-descriptor";
import { promisesOf, type ServiceLevelKind } from "@/lib/registry/service-levels";
import { wordOf } from "../editor-findings";
import { useEditorStore, useGroupAt, useListAt } from "../editor-store";
import { FieldFindings } from "../fields/field-findings";
import { PointerField, usePlace } from "../fields/pointer-field";

type Level = {
  kind: ServiceLevelKind;
  label: string;
  help: string;
  /** What a finding calls it while it is missing. */
  word?: string;
  units: readonly { value: string; label: string }[];
};

const DURATIONS = [
  { value: "min", label: "minutes" },
  { value: "h", label: "hours" },
  { value: "d", label: "days" },
  { value: "mo", label: "months" },
  { value: "y", label: "years" },
] as const;
const PER_CENT = [{ value: "%", label: "%" }] as const;

const LEVELS: readonly Level[] = [
  {
    kind: "frequency",
    label: "Updated every",
    help: "How often new data arrives.",
    units: DURATIONS,
  },
  {
    kind: "freshness",
    label: "At most this old",
    help: "Age of the newest data; without it the update interval counts.",
    word: "Service levels freshness in hours",
    units: DURATIONS,
  },
  {
    kind: "availability",
    label: "Available",
    help: "Share of the time it can be read.",
    word: "Service levels availability in per cent",
    units: PER_CENT,
  },
  {
    kind: "latency",
    label: "Latency",
    help: "From the event to its row.",
    word: "Service levels latency in hours",
    units: DURATIONS,
  },
  {
    kind: "retention",
    label: "History kept",
    help: "How far back it reaches.",
    word: "Service levels retention in days",
    units: DURATIONS,
  },
];

/** The promises people filter and policies ask by; others stay in the document and are listed. */
export function ServiceLevelFields({ contract }: { contract: string }) {
  const pointer = `${contract}/slaProperties`;
  const group = useGroupAt(contract);
  const entries = useListAt(pointer);
  const promises = promisesIn(group);
  const { findings, isSpelledOut } = usePlace({ pointer });
  const words: readonly (string | undefined)[] = LEVELS.map(({ word }) => word);
  const unclaimed = findings.filter(({ finding }) => !words.includes(wordOf(finding)));
  const others = entries.filter((_, index) => !promises.some((promise) => promise.index === index));

  return (
    <>
      <div className="grid items-start gap-x-6 gap-y-5 sm:grid-cols-2">
        {LEVELS.map((level) => (
          <LevelField
            key={level.kind}
            level={level}
            pointer={pointer}
            index={promises.find(({ kind }) => kind === level.kind)?.index ?? null}
          />
        ))}
      </div>
      {others.length > 0 && (
        <p className="text-muted text-sm">
          Also promised, editable as text: {others.map((entry) => nameOf(entry)).join(", ")}.
        </p>
      )}
      {isSpelledOut && unclaimed.length > 0 && <FieldFindings findings={unclaimed} />}
    </>
  );
}

type LevelFieldProps = { level: Level; pointer: string; index: number | null };

function LevelField({ level, pointer, index }: LevelFieldProps) {
  const store = useEditorStore();
  const entries = useListAt(pointer);
  const entry = index === null ? undefined : entries[index];
  const { value, unit } = isJsonObject(entry) ? entry : { value: undefined, unit: undefined };
  const own = `${pointer}/${index ?? `-${level.kind}`}`;

  function write(next: { value: string; unit: string }) {
    const text = next.value.trim();
    const number = /^\d+([.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : text;
    const fresh = {
      ...(isJsonObject(entry) ? entry : { property: level.kind }),
      value: number,
      unit: next.unit,
    };
    const list =
      text === ""
        ? entries.filter((_, position) => position !== index)
        : index === null
          ? [...entries, fresh]
          : entries.with(index, fresh);
    store.dispatch({
      type: "edit",
      edits: [{ pointer, value: list.length > 0 ? list : undefined }],
      group: `${pointer}#${level.kind}`,
    });
  }

  const text = value === undefined || value === null ? "" : String(value);
  const written = typeof unit === "string" ? unit : "";
  const known = level.units.find((option) => isSameUnit(option.value, written));
  const chosen = known?.value ?? (written || level.units[level.units.length > 1 ? 1 : 0]?.value) ?? "";

  return (
    <PointerField
      pointer={`${own}/value`}
      reportedAt={level.word ? { pointer, word: level.word } : undefined}
      label={level.label}
      help={level.help}
    >
      {(control) => (
        <span className="flex gap-2">
          <Input
            {...control}
            inputMode="decimal"
            value={text}
            onChange={({ target }) => write({ value: target.value, unit: chosen })}
            autoComplete="off"
            className="max-w-28 tabular-nums"
          />
          {level.units.length === 1 ? (
            <span className="self-center text-muted">{chosen}</span>
          ) : (
            <Select
              aria-label={`Unit: ${level.label.toLowerCase()}`}
              value={chosen}
              onChange={({ target }) => write({ value: text, unit: target.value })}
              className="w-32"
            >
              {level.units.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
              {!known && written && <option value={written}>{written}</option>}
            </Select>
          )}
        </span>
      )}
    </PointerField>
  );
}

function promisesIn(contract: JsonObject): { kind: ServiceLevelKind; index: number }[] {
  const { descriptor } = readDescriptor({
    outputPorts: [{ contract: { slaProperties: contract.slaProperties ?? [] } }],
  });
  return promisesOf(descriptor.outputPorts?.[0]?.contract ?? {}).map(({ kind, pointer }) => ({
    kind,
    index: Number(pointer.slice(pointer.lastIndexOf("/") + 1)),
  }));
}

const UNIT_SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  min: ["m", "minute", "minutes"],
  h: ["hr", "hour", "hours"],
  d: ["day", "days"],
  mo: ["mth", "month", "months"],
  y: ["yr", "year", "years"],
  "%": ["percent"],
};

function isSameUnit(unit: string, written: string): boolean {
  const word = written.trim().toLowerCase();
  return word === unit || (UNIT_SPELLINGS[unit] ?? []).includes(word);
}

function nameOf(entry: unknown): string {
  return isJsonObject(entry) && typeof entry.property === "string"
    ? entry.property
    : "an entry without a name";
}
