import { type Column, columnsOf } from "@/lib/registry/columns";
import type { Descriptor, OutputPort } from "@/lib/registry/descriptor";
import {
  classificationMove,
  type FactMove,
  highestClassification,
  highestPersonalData,
  personalDataMove,
} from "@/lib/registry/sensitivity";

/** What a consumer agreed to when they got access to a port: what may be done with it, and how sensitive it is. */
export type PortBasis = {
  terms: string;
  /** The strictest of its columns. */
  classification: string | undefined;
  personalData: string | undefined;
  columns: readonly ColumnBasis[];
};

type ColumnBasis = Pick<Column, "path" | "classification" | "personalData">;

export const ATTESTATION_CAUSES = ["terms", "classification", "personal-data"] as const;
export type AttestationCause = (typeof ATTESTATION_CAUSES)[number];

export function portNamed(descriptor: Descriptor, name: string): OutputPort | undefined {
  return descriptor.outputPorts?.find((port) => port.name === name);
}

/** Null when the document has no such port. */
export function portBasis(descriptor: Descriptor, name: string): PortBasis | null {
  const port = portNamed(descriptor, name);
  if (!port) return null;
  const columns = columnsOf(port.contract ?? {}).map(({ path, classification, personalData }) => ({
    path,
    classification,
    personalData,
  }));
  const personal = columns.map(({ personalData }) => personalData);
  const highest = highestPersonalData(personal);
  return {
    terms: termsOf(descriptor, port),
    classification: highestClassification(columns.map((column) => column.classification)),
    // Of many columns one with a word nobody knows must not pass for none.
    personalData: isPersonal({ personalData: highest })
      ? highest
      : (personal.find((word) => isPersonal({ personalData: word })) ?? highest),
    columns,
  };
}

/** Everything the document says about what may be done with the data; spaces and lines say nothing. */
function termsOf({ terms, privacy }: Descriptor, { contract }: OutputPort): string {
  const { usage, limitations } = contract?.description ?? {};
  return [terms?.usage, terms?.licence, privacy?.legalBasis, privacy?.purpose, usage, limitations]
    .map((text) => (text ?? "").replace(/\s+/g, " ").trim())
    .join("\n");
}

/** Personal data calls for a second step. A word nobody knows is taken for the worse. */
export function isPersonal({ personalData }: Pick<PortBasis, "personalData">): boolean {
  const word = (personalData ?? "").trim().toLowerCase();
  return word !== "" && word !== "none";
}

export function stepsFor(basis: Pick<PortBasis, "personalData">): 1 | 2 {
  return isPersonal(basis) ? 2 : 1;
}

/** Why a consumer has to say again that what they do still stands; data that became less sensitive asks nothing. */
export function attestationCauses(before: PortBasis, after: PortBasis): AttestationCause[] {
  const known = new Map(before.columns.map((column) => [column.path, column]));
  // A column that is new is held to the strictest the consumer had already.
  const raised = after.columns.map((column) => {
    const earlier = known.get(column.path) ?? before;
    return {
      classification: isRaised(classificationMove(earlier.classification, column.classification)),
      // To say for the first time that there is none asks nothing of anybody.
      personalData:
        isPersonal(column) && isRaised(personalDataMove(earlier.personalData, column.personalData)),
    };
  });
  const holds: Record<AttestationCause, boolean> = {
    terms: before.terms !== after.terms,
    classification: raised.some((column) => column.classification),
    "personal-data": raised.some((column) => column.personalData),
  };
  return ATTESTATION_CAUSES.filter((cause) => holds[cause]);
}

function isRaised(move: FactMove): boolean {
  return move === "raised" || move === "unknown";
}

/** Whether a consumer who is asked about the one would be asked the same about the other. */
export function isSameBasis(a: PortBasis, b: PortBasis): boolean {
  return a.terms === b.terms && JSON.stringify(a.columns) === JSON.stringify(b.columns);
}
