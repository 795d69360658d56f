import { fromPointer } from "@/lib/registry/json-pointer";

export const STEPS = ["basics", "ports", "contract", "people", "privacy", "review"] as const;
export type Step = (typeof STEPS)[number];

export const STEP_LABELS = {
  basics: "Basics",
  ports: "Ports & schema",
  contract: "Contract",
  people: "People & support",
  privacy: "Privacy & lifecycle",
  review: "Review",
} as const satisfies Record<Step, string>;

/** The step a URL asks for; the first one for anything else. */
export function parseStep(text: string | null): Step {
  return STEPS.find((step) => step === text) ?? "basics";
}

/** Where in the editor a place of the document is edited. */
export type EditorPlace = {
  step: Step;
  /** Position of the output port that has to be open; null where none has to. */
  port: number | null;
  /** Position of the table within that port's contract. */
  table: number | null;
  /** Pointer of the column the place belongs to. */
  column: string | null;
};

const STEP_OF_KEY: Readonly<Record<string, Step>> = {
  outputPorts: "ports",
  inputPorts: "ports",
  managementPorts: "ports",
  terms: "contract",
  team: "people",
  support: "people",
  privacy: "privacy",
  retention: "privacy",
  lifecycle: "privacy",
  visibility: "privacy",
};

/** The keys of a contract that say where its data is and what it looks like; all others are promises about it. */
const CONTRACT_KEYS_OF_PORTS = new Set(["servers", "schema"]);

export function placeOf(pointer: string): EditorPlace {
  const [key, index, part, contractKey, tableIndex, ...within] = fromPointer(pointer);
  const nowhere = { port: null, table: null, column: null };
  // What concerns the document as a whole is judged where the document as a whole is looked at.
  if (key === undefined) return { step: "review", ...nowhere };
  const known = Object.hasOwn(STEP_OF_KEY, key) ? STEP_OF_KEY[key] : undefined;
  if (key !== "outputPorts" || index === undefined) return { step: known ?? "basics", ...nowhere };

  const port = indexOf(index);
  if (part !== "contract") return { step: "ports", port, table: null, column: null };
  const table = contractKey === "schema" && tableIndex !== undefined ? indexOf(tableIndex) : null;
  const isPromise = contractKey !== undefined && !CONTRACT_KEYS_OF_PORTS.has(contractKey);
  if (isPromise || within.includes("quality")) return { step: "contract", port, table, column: null };
  return { step: "ports", port, table, column: table === null ? null : columnPointer(pointer) };
}

function indexOf(key: string): number | null {
  return /^\d+$/.test(key) ? Number(key) : null;
}

/** `/outputPorts/0/contract/schema/0/properties/3` of everything at and below that column. */
export function columnPointer(pointer: string): string | null {
  const match =
    /^\/outputPorts\/\d+\/contract\/schema\/\d+((?:\/items|\/map\/key|\/map\/value)*\/properties\/\d+)+/.exec(
      pointer,
    );
  return match?.[0] ?? null;
}
