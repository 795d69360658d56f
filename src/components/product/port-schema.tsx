import { KeyRound } from "lucide-react";
import { DefinitionLinks } from "@/components/glossary/definition-links";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { Section, SectionHeader, SectionSummary, SectionTitle } from "@/components/ui/section";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { facetLabel } from "@/lib/discovery/facet-labels";
import { COLUMN_ANCHOR } from "@/lib/registry/column-href";
import { type Column, columnsOf, columnsOfObject } from "@/lib/registry/columns";
import type { OutputPort } from "@/lib/registry/descriptor";
import type { TermSummary } from "@/lib/registry/glossary";
import { portDefinitionsOf } from "@/lib/registry/rows";
import { Unsaid } from "./answer";

const INDENTS = ["", "pl-7", "pl-11", "pl-15"];

/** Beyond this a page of rows serves nobody; the export has them all. */
const COLUMNS_SHOWN = 1_000;

type PortSchemaProps = {
  port: OutputPort;
  anchor: string;
  /** The path of the column one came for. */
  asked: string | null;
  /** The terms of the glossary the port links to, by address. */
  terms: ReadonlyMap<string, TermSummary>;
};

/** One output port with everything one can read from it. */
export function PortSchema({ port, anchor, asked, terms }: PortSchemaProps) {
  const objects = port.contract?.schema ?? [];
  const pointer = columnsOf(port.contract ?? {}).find(({ path }) => path === asked)?.pointer;

  return (
    <Section aria-labelledby={anchor}>
      <SectionHeader>
        <SectionTitle id={anchor}>
          {port.name ?? "Unnamed port"} <span className="font-normal text-muted text-sm">{port.version}</span>
        </SectionTitle>
        {port.type && <Badge>{facetLabel("port", port.type)}</Badge>}
      </SectionHeader>
      {port.description && <SectionSummary>{port.description}</SectionSummary>}
      <DefinitionLinks urls={portDefinitionsOf(port)} terms={terms} />
      {objects.length === 0 && <Unsaid>The contract describes no columns.</Unsaid>}
      {objects.map((object, index) => {
        const columns = columnsOfObject(object, index);
        return (
          <div key={`${object.name}`} className="flex flex-col gap-1">
            <h3 className="flex items-center gap-1 font-mono text-sm">
              {object.name}
              <CopyButton
                text={selectOf(object.physicalName ?? object.name ?? "", columns)}
                aria-label={`Copy ${object.name} as SQL`}
              />
            </h3>
            {object.description && <p className="max-w-[72ch] text-muted">{object.description}</p>}
            <ColumnTable
              label={`Columns of ${object.name}`}
              columns={columns}
              asked={pointer}
              terms={terms}
            />
          </div>
        );
      })}
    </Section>
  );
}

type ColumnTableProps = {
  label: string;
  columns: readonly Column[];
  asked: string | undefined;
  terms: PortSchemaProps["terms"];
};

function ColumnTable({ label, columns, asked, terms }: ColumnTableProps) {
  return (
    <>
      <Table aria-label={label}>
        <TableHeader>
          <TableRow>
            <TableHead>Column</TableHead>
            <TableHead>Type</TableHead>
            <TableHead>Description</TableHead>
            <TableHead>Sensitivity</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {columns.slice(0, COLUMNS_SHOWN).map((column) => (
            <TableRow
              key={column.pointer}
              {...(column.pointer === asked && {
                id: COLUMN_ANCHOR,
                "aria-current": true,
                className: "scroll-mt-32 bg-accent-wash",
              })}
            >
              <TableCell className={INDENTS[Math.min(column.depth, INDENTS.length - 1)]}>
                <span className="flex items-center gap-1.5 font-mono text-sm">
                  {column.name || <span className="text-muted">unnamed</span>}
                  {column.primaryKey && (
                    <span title="Part of the key">
                      <KeyRound aria-hidden className="size-3.5 text-muted" />
                      <span className="sr-only">part of the key</span>
                    </span>
                  )}
                </span>
              </TableCell>
              <TableCell className="whitespace-nowrap">
                {column.type ?? column.physicalType ?? <span className="text-muted">not stated</span>}
                {column.nullable && <span className="text-muted text-sm"> may be empty</span>}
              </TableCell>
              <TableCell className="min-w-56 max-w-[60ch]">
                {column.businessName && <span className="font-medium">{column.businessName}. </span>}
                {column.description ??
                  (!column.businessName && <span className="text-muted">Not described</span>)}
                <DefinitionLinks urls={column.definitions} terms={terms} />
              </TableCell>
              <TableCell>
                <Sensitivity column={column} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {columns.length > COLUMNS_SHOWN && (
        <p className="text-muted">
          The first {COLUMNS_SHOWN.toLocaleString("en")} of {columns.length.toLocaleString("en")} columns. The
          exported contract has them all.
        </p>
      )}
    </>
  );
}

function Sensitivity({ column }: { column: Column }) {
  const { classification, masking, personalData } = column;
  return (
    <span className="flex flex-wrap items-center gap-1">
      {classification && <span>{facetLabel("classification", classification)}</span>}
      {personalData && personalData !== "none" && (
        <Badge tone="attention">{facetLabel("personal", personalData)}</Badge>
      )}
      {masking && masking !== "none" && <span className="text-muted text-sm">{masking}</span>}
    </span>
  );
}

function selectOf(table: string, columns: readonly Column[]): string {
  const names = columns.filter(({ depth }) => depth === 0).map(({ name }) => `  ${quoted(name)}`);
  return `SELECT\n${names.join(",\n")}\nFROM ${table.split(".").map(quoted).join(".")};`;
}

function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/i.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
