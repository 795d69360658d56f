import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { ToneIcon } from "@/components/ui/tone-icon";
import type { ImportReading } from "@/lib/interop/read-import";

const KINDS = {
  agora: "An Agora descriptor",
  odps: "A data product (ODPS)",
  odcs: "A data contract (ODCS); it becomes a product with one output port",
} as const satisfies Record<NonNullable<ImportReading["kind"]>, string>;

const SHOWN = 30;

/** What was understood of a document, and what it departs from its standard in; or why it cannot be read. */
export function ImportReport({ reading }: { reading: ImportReading }) {
  const { kind, ports, columns, findings, problems } = reading;

  if (kind === null) {
    return (
      <Callout tone="fail" role="alert">
        <CalloutTitle>This cannot be read as a data product</CalloutTitle>
        <CalloutBody>
          <ul>
            {problems.map(({ line, column, message }) => (
              <li key={`${line}:${column} ${message}`}>
                Line {line}, column {column}: {message}
              </li>
            ))}
          </ul>
        </CalloutBody>
      </Callout>
    );
  }
  return (
    <section aria-label="What was read" role="status" className="flex flex-col gap-3">
      <Callout tone="pass">
        <CalloutTitle>{KINDS[kind]}</CalloutTitle>
        <CalloutBody>
          {ports} {ports === 1 ? "output port" : "output ports"}, {columns.toLocaleString("en")}{" "}
          {columns === 1 ? "column" : "columns"}.{" "}
          {findings.length === 0
            ? "It follows its standard to the letter."
            : `${findings.length} ${findings.length === 1 ? "place departs" : "places depart"} from the standard. Nothing is dropped: you mend them in the editor.`}
        </CalloutBody>
      </Callout>
      {findings.length > 0 && (
        <ul className="max-h-80 divide-y overflow-y-auto rounded-lg border bg-surface">
          {findings.slice(0, SHOWN).map(({ line, column, message, pointer, level }) => (
            <li key={`${pointer} ${message}`} className="flex gap-2.5 px-4 py-2.5">
              <ToneIcon tone={level === "error" ? "attention" : "neutral"} className="mt-0.5" />
              <div className="flex min-w-0 flex-col">
                <span className="[overflow-wrap:anywhere]">{message}</span>
                <span className="text-muted text-sm">
                  {line !== undefined && `Line ${line}, column ${column} · `}
                  <span className="font-mono text-xs [overflow-wrap:anywhere]">{pointer}</span>
                </span>
              </div>
            </li>
          ))}
          {findings.length > SHOWN && (
            <li className="px-4 py-2.5 text-muted">and {findings.length - SHOWN} more</li>
          )}
        </ul>
      )}
    </section>
  );
}
