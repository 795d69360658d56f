import { crashedOutcome } from "./crashed-outcome";
import { aFault, namingFaults, unknownWords, versionFaults } from "./essential-faults";
import type { Outcome } from "./evaluation";
import { type Fault, toFindings } from "./finding";
import type { Category, Level, Severity } from "./model";
import type { Snapshot } from "./policy-view";
import { POLICY_SCHEMA } from "./policy-view-schema";

type Essential = {
  key: string;
  title: string;
  category: Category;
  level: Level;
  severity: Severity;
  hint: string;
  /** How many elements it looks at; with none of them it does not apply. */
  count: (snapshot: Snapshot) => number;
  faults: (snapshot: Snapshot) => Fault[];
};

const MANDATORY = { level: "mandatory", severity: "critical" } as const;

/** What the registry itself needs of a publication, whatever the policies say. No one can switch these off. */
const ESSENTIALS: readonly Essential[] = [
  {
    key: "ESS-01",
    title: "The descriptor has the shape of the standards",
    category: "metadata",
    ...MANDATORY,
    hint: "Correct the value, or remove it.",
    count: () => 1,
    faults: ({ problems }) =>
      problems.map(({ pointer, message }) =>
        aFault({
          pointer,
          leaf: pointer,
          label: pointer || "The descriptor",
          message,
          expected: "the standard's shape",
        }),
      ),
  },
  {
    key: "ESS-02",
    title: "The product has a title",
    category: "metadata",
    ...MANDATORY,
    hint: "Write the title people will read in lists and search.",
    count: () => 1,
    faults: ({ view }) =>
      view.product.title?.trim()
        ? []
        : [
            aFault({
              pointer: "/title",
              label: "Product › Title",
              message: "The product has no title.",
              expected: "a title",
            }),
          ],
  },
  {
    key: "ESS-03",
    title: "The descriptor names the product it belongs to",
    category: "metadata",
    level: "warn",
    severity: "low",
    hint: "The registry decides the name and the domain; let the descriptor repeat them, or leave them out.",
    count: () => 1,
    faults: ({ view, ref }) =>
      (["name", "domain"] as const).flatMap((field) => {
        const written = view.product[field];
        if (written === null || written === ref[field]) return [];
        const message = `The descriptor's ${field} is "${written}", but the product's is "${ref[field]}".`;
        const label = `Product › ${field === "name" ? "Name" : "Domain"}`;
        return [aFault({ pointer: `/${field}`, label, message, expected: ref[field], actual: written })];
      }),
  },
  {
    key: "ESS-04",
    title: "The product has an output port",
    category: "metadata",
    ...MANDATORY,
    hint: "Add at least one output port: it is what people request access to.",
    count: () => 1,
    faults: ({ view }) =>
      view.product.outputPorts.length > 0
        ? []
        : [
            aFault({
              pointer: "/outputPorts",
              label: "Output ports",
              message: "The product offers no output port.",
              expected: "at least one output port",
            }),
          ],
  },
  {
    key: "ESS-05",
    title: "Ports have names of their own",
    category: "metadata",
    ...MANDATORY,
    hint: "Give every port a name that no other port of its kind has.",
    count: ({ view }) => view.product.outputPorts.length + view.product.inputPorts.length,
    faults: ({ view }) =>
      [view.product.outputPorts, view.product.inputPorts].flatMap((ports) =>
        namingFaults(ports.map((port) => ({ element: port, name: port.name, siblings: "ports" }))),
      ),
  },
  {
    key: "ESS-06",
    title: "Columns have names of their own",
    category: "metadata",
    ...MANDATORY,
    hint: "Give every column a name that no other column of its table has.",
    count: ({ view }) => view.product.outputPorts.reduce((sum, port) => sum + port.columns.length, 0),
    faults: ({ view }) =>
      view.product.outputPorts.flatMap(({ columns }) =>
        namingFaults(
          columns.map((column) => ({
            element: column,
            name: column.name && column.path,
            siblings: `columns of "${column.schema}"`,
          })),
        ),
      ),
  },
  {
    key: "ESS-07",
    title: "The version is semantic and newer than the published one",
    category: "lifecycle",
    ...MANDATORY,
    hint: "Choose a version such as 1.2.0 that is greater than the published one.",
    count: () => 1,
    faults: ({ view }) => versionFaults(view.product.version, view.previous?.version ?? null),
  },
  {
    key: "ESS-08",
    title: "Fields with a fixed vocabulary use its words",
    category: "metadata",
    level: "warn",
    severity: "medium",
    hint: "Choose one of the known words: filters and policies do not recognise others.",
    count: () => 1,
    faults: ({ view }) => unknownWords(POLICY_SCHEMA.product, view.product, () => "", ["product", "Product"]),
  },
];

/** What each essential is called, for lists of outcomes that keep keys only. */
export const ESSENTIAL_TITLES: ReadonlyMap<string, string> = new Map(
  ESSENTIALS.map(({ key, title }) => [key, title]),
);

/** A document that cannot even be read meets none of them. */
export function crashedEssentials(cause: unknown): Outcome[] {
  return ESSENTIALS.map((essential) =>
    crashedOutcome(factsOf(essential), { mode: "binding", term: null, validUntil: null, cause }),
  );
}

function factsOf({ key, title, category, level, severity }: Essential): Outcome["policy"] {
  return { key, version: 1, title, category, level, severity, layer: { kind: "essentials" } };
}

export function essentialOutcomes(snapshot: Snapshot): Outcome[] {
  return ESSENTIALS.map((essential) => {
    const { key, level, hint, count } = essential;
    const faults = essential.faults(snapshot);
    const checked = Math.max(count(snapshot), faults.length);
    return {
      policy: factsOf(essential),
      status: faults.length > 0 ? "fail" : checked === 0 ? "not-applicable" : "pass",
      mode: "binding",
      term: null,
      graceUntil: null,
      waived: 0,
      validUntil: null,
      blocking: level === "mandatory" && faults.length > 0,
      checked,
      failed: faults.length,
      findings: toFindings(key, faults, snapshot.ref, { hint, url: null, field: null }),
      error: null,
    };
  });
}
