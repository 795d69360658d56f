"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";
import { useEditorStore, useGroupAt, useListAt, useValueAt } from "../editor-store";
import { FieldFindings } from "../fields/field-findings";
import { PointerField, usePlace } from "../fields/pointer-field";
import { WordSelect } from "../fields/select-field";
import { DIMENSIONS, METRICS, OPERATORS, ruleWords, simpleRule, withSimpleRule } from "./quality-rule";

/** The checks of a contract and of its tables. ODCS keeps them at the table they are about. */
export function QualityRules({ contract }: { contract: string }) {
  const tables = useListAt(`${contract}/schema`);
  const { findings, isSpelledOut } = usePlace({ pointer: `${contract}/quality` });
  const own = useListAt(`${contract}/quality`);
  const deep = columnRules(tables);

  return (
    <div className="flex flex-col gap-6">
      {(tables.length === 0 || own.length > 0) && (
        <RuleList pointer={`${contract}/quality`} heading="The contract as a whole" />
      )}
      {tables.map((table, index) => (
        <RuleList
          // biome-ignore lint/suspicious/noArrayIndexKey: the position is the table's place in the document.
          key={index}
          pointer={`${contract}/schema/${index}/quality`}
          heading={isJsonObject(table) && typeof table.name === "string" ? table.name : `Table ${index + 1}`}
        />
      ))}
      {deep > 0 && (
        <p className="text-muted text-sm">
          {deep === 1 ? "One more rule stands" : `${deep} more rules stand`} at single columns, editable as
          text.
        </p>
      )}
      {isSpelledOut && <FieldFindings findings={findings} />}
    </div>
  );
}

function RuleList({ pointer, heading }: { pointer: string; heading: string }) {
  const store = useEditorStore();
  const rules = useListAt(pointer);

  function write(next: readonly Json[]) {
    store.dispatch({
      type: "edit",
      edits: [{ pointer, value: next.length > 0 ? next : undefined }],
      group: null,
    });
  }

  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-2 font-mono text-sm">{heading}</legend>
      {rules.length === 0 && <p className="text-muted">No rule yet.</p>}
      {rules.map((rule, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the position is the rule's place in the document.
          key={index}
          className="relative rounded-lg border bg-surface p-4 pr-12"
        >
          {isJsonObject(rule) && simpleRule(rule) ? (
            <SimpleRuleForm pointer={`${pointer}/${index}`} />
          ) : (
            <WrittenRule pointer={`${pointer}/${index}`} />
          )}
          <Button
            size="icon-sm"
            variant="quiet"
            aria-label={`Remove rule ${index + 1}`}
            onClick={() => write(rules.toSpliced(index, 1))}
            className="absolute top-2 right-2"
          >
            <X aria-hidden />
          </Button>
        </div>
      ))}
      <div>
        <Button
          size="sm"
          data-pointer={pointer}
          onClick={() =>
            write([...rules, { metric: "rowCount", mustBeGreaterThan: 0, dimension: "completeness" }])
          }
        >
          <Plus aria-hidden />
          Add rule
        </Button>
      </div>
    </fieldset>
  );
}

const DIMENSION_OPTIONS = DIMENSIONS.map((value) => ({
  value,
  label: value.charAt(0).toUpperCase() + value.slice(1),
}));

function SimpleRuleForm({ pointer }: { pointer: string }) {
  const store = useEditorStore();
  const rule = useGroupAt(pointer);
  const simple = simpleRule(rule);
  if (!simple) return;

  function write(change: Partial<NonNullable<typeof simple>>, group: string | null) {
    if (!simple) return;
    const value: JsonObject = withSimpleRule(rule, { ...simple, ...change });
    store.dispatch({ type: "edit", edits: [{ pointer, value }], group });
  }

  return (
    <div className="grid gap-x-4 gap-y-4 sm:grid-cols-[1.1fr_1.3fr_0.8fr_1.1fr]">
      <PointerField pointer={`${pointer}/metric`} label="What is counted">
        {(control) => (
          <Select
            {...control}
            value={simple.metric}
            onChange={({ target }) => write({ metric: target.value }, null)}
          >
            {METRICS.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </PointerField>
      <PointerField pointer={`${pointer}/${simple.operator}#operator`} label="Rule">
        {(control) => (
          <Select
            {...control}
            value={simple.operator}
            onChange={({ target }) => write({ operator: target.value }, null)}
          >
            {OPERATORS.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </PointerField>
      <PointerField pointer={`${pointer}/${simple.operator}`} label="Number">
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            value={simple.threshold}
            onChange={({ target }) => write({ threshold: target.value }, `${pointer}#threshold`)}
            autoComplete="off"
            className="tabular-nums"
          />
        )}
      </PointerField>
      <PointerField pointer={`${pointer}/dimension`} label="Dimension">
        {(control) => <WordSelect control={control} options={DIMENSION_OPTIONS} />}
      </PointerField>
    </div>
  );
}

/** A rule that says more than the form: its words, and its dimension, which policies ask for. */
function WrittenRule({ pointer }: { pointer: string }) {
  const rule = useValueAt(pointer) ?? null;

  return (
    <div className="grid items-start gap-4 sm:grid-cols-[3fr_1fr]">
      <div className="flex min-w-0 flex-col gap-1">
        <p className="[overflow-wrap:anywhere]">{ruleWords(rule)}</p>
        <p className="text-muted text-sm">Kept as it is; edit it as text.</p>
      </div>
      {isJsonObject(rule) && (
        <PointerField pointer={`${pointer}/dimension`} label="Dimension">
          {(control) => <WordSelect control={control} options={DIMENSION_OPTIONS} />}
        </PointerField>
      )}
    </div>
  );
}

/** How many rules stand at the columns of these tables, whatever their depth. */
function columnRules(tables: readonly Json[]): number {
  return tables.reduce<number>((sum, table) => {
    if (!isJsonObject(table) || !Array.isArray(table.properties)) return sum;
    const within = table.properties.reduce<number>((inner, column: Json) => {
      if (!isJsonObject(column)) return inner;
      const own = Array.isArray(column.quality) ? column.quality.length : 0;
      return inner + own + columnRules([column]);
    }, 0);
    return sum + within;
  }, 0);
}
