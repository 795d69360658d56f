"use client";

import { useDeferredValue, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Textarea } from "@/components/ui/textarea";
import { type ColumnText, readColumnText } from "@/lib/registry/column-text";
import { isJsonObject, type JsonObject } from "@/lib/registry/json";
import { FileInput } from "../fields/file-input";
import { CHOICE_WORDS, cellText } from "./grid-cells";

type PasteColumnsProps = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onReceive: (columns: readonly JsonObject[], tableName: string | undefined) => void;
};

const FORMATS = {
  sql: "SQL",
  "json-schema": "JSON Schema",
  delimited: "Rows",
} as const satisfies Record<ColumnText["format"], string>;

/** Columns from what people have at hand, shown as they were understood before they go into the table. */
export function PasteColumns({ isOpen, onOpenChange, onReceive }: PasteColumnsProps) {
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogContent className="max-w-3xl">
        <DialogHeader>
          <DialogTitle>Paste columns</DialogTitle>
          <DialogDescription>
            A CREATE TABLE, a JSON Schema, the header of a CSV file with a few rows beneath, or rows of a
            spreadsheet.
          </DialogDescription>
        </DialogHeader>
        <PasteForm
          onReceive={(columns, name) => {
            onReceive(columns, name);
            onOpenChange(false);
          }}
          onCancel={() => onOpenChange(false)}
        />
      </DialogContent>
    </Dialog>
  );
}

type PasteFormProps = { onReceive: PasteColumnsProps["onReceive"]; onCancel: () => void };

function PasteForm({ onReceive, onCancel }: PasteFormProps) {
  const [text, setText] = useState("");
  const deferred = useDeferredValue(text);
  const read = deferred.trim() === "" ? null : readColumnText(deferred);
  const columns = read ? toColumns(read) : [];

  return (
    <>
      <DialogBody className="flex flex-col gap-4">
        <Field id="paste-columns" label="Text">
          {(control) => (
            <Textarea
              {...control}
              rows={7}
              value={text}
              onChange={({ target }) => setText(target.value)}
              spellCheck={false}
              placeholder={
                "CREATE TABLE order_lines (\n  order_line_id varchar(20) NOT NULL PRIMARY KEY,\n  …"
              }
              className="field-sizing-fixed max-h-64 font-mono text-sm"
            />
          )}
        </Field>
        <Field id="paste-file" label="Or a file">
          {(control) => (
            <FileInput
              {...control}
              accept=".sql,.json,.csv,.tsv,.txt,.ddl"
              onChange={async ({ target }) => {
                const file = target.files?.[0];
                if (file) setText(await file.text());
              }}
            />
          )}
        </Field>
        {read && read.problems.length > 0 && (
          <Callout tone={columns.length > 0 ? "attention" : "fail"}>
            <CalloutTitle>
              {columns.length > 0 ? "Read, with something to look at" : "No columns could be read"}
            </CalloutTitle>
            <CalloutBody>
              <ul>
                {read.problems.slice(0, PROBLEMS_SHOWN).map(({ line, message }) => (
                  <li key={`${line} ${message}`}>
                    Line {line}: {message}
                  </li>
                ))}
                {read.problems.length > PROBLEMS_SHOWN && (
                  <li>and {read.problems.length - PROBLEMS_SHOWN} more</li>
                )}
              </ul>
            </CalloutBody>
          </Callout>
        )}
        {read && columns.length > 0 && <Preview read={read} columns={columns} />}
      </DialogBody>
      <DialogFooter>
        <Button onClick={onCancel}>Cancel</Button>
        <Button
          variant="primary"
          disabled={columns.length === 0}
          onClick={() => onReceive(columns, read?.objectName)}
        >
          {columns.length === 0
            ? "Add columns"
            : `Add ${columns.length.toLocaleString("en")} ${columns.length === 1 ? "column" : "columns"}`}
        </Button>
      </DialogFooter>
    </>
  );
}

const PROBLEMS_SHOWN = 5;
const ROWS_SHOWN = 50;

function Preview({ read, columns }: { read: ColumnText; columns: readonly JsonObject[] }) {
  return (
    <section aria-label="Preview" className="flex min-w-0 flex-col gap-2">
      <p className="flex flex-wrap items-center gap-2">
        <Badge>{FORMATS[read.format]}</Badge>
        <span>
          {columns.length.toLocaleString("en")} {columns.length === 1 ? "column" : "columns"}
          {read.objectName && (
            <>
              {" of "}
              <span className="font-mono text-sm">{read.objectName}</span>
            </>
          )}
        </span>
      </p>
      <Table aria-label="Columns as they were read">
        <TableHeader>
          <TableRow>
            <TableHead>Name</TableHead>
            <TableHead>Type</TableHead>
            <TableHead>Facts</TableHead>
            <TableHead>Description</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {columns.slice(0, ROWS_SHOWN).map((column, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name, which is a finding.
            <TableRow key={index}>
              <TableCell className="font-mono text-sm">{cellText(column, "name")}</TableCell>
              <TableCell>{cellText(column, "type")}</TableCell>
              <TableCell>{factsOf(column)}</TableCell>
              <TableCell className="text-muted">{cellText(column, "description")}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {columns.length > ROWS_SHOWN && (
        <p className="text-muted text-sm">and {(columns.length - ROWS_SHOWN).toLocaleString("en")} more</p>
      )}
    </section>
  );
}

function factsOf(column: JsonObject): string {
  const classification = cellText(column, "classification");
  return [
    cellText(column, "primaryKey") && "key",
    cellText(column, "required") && "required",
    cellText(column, "unique") && "unique",
    CHOICE_WORDS[classification] ?? classification,
  ]
    .filter(Boolean)
    .join(", ");
}

/** Columns as plain JSON: the reader leaves fields undefined that a document simply does not have. */
function toColumns({ properties }: ColumnText): JsonObject[] {
  const plain: unknown = JSON.parse(JSON.stringify(properties));
  return Array.isArray(plain) ? plain.filter(isJsonObject) : [];
}
