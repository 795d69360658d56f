import fc from "fast-check";
import type { Json, JsonObject } from "@/lib/registry/json";
import { anyJson, anyKey, anyText } from "../registry/arbitrary-json";

const OUR_ENTRIES = [
  "agora.title",
  "agora.summary",
  "agora.privacy",
  "agora.privacy.legalBasis",
  "agora.access.approval",
  "agora.access",
  "agora.contract",
  "agora.contractFile",
  "agora.product",
  "agora.customProperties",
  "agora.document",
  "agora.agora",
  "agora.unknown",
  "agora.",
];

/** Entries of a list of custom properties, many of them called like ours. */
const entry = fc.oneof(
  fc.record({ property: fc.constantFrom("team", "costCentre", ...OUR_ENTRIES), value: anyJson }),
  fc.record(
    { property: fc.constantFrom(...OUR_ENTRIES), value: anyJson, description: fc.string({ maxLength: 5 }) },
    { requiredKeys: ["property"] },
  ),
  anyJson,
);
const customProperties = fc.oneof({ weight: 5, arbitrary: fc.array(entry, { maxLength: 4 }) }, anyJson);

const NOTES: fc.Arbitrary<Json> = fc.oneof(
  anyJson,
  fc.constant({ asWritten: true }),
  fc.constant({ inPlace: ["title"] }),
);

function part(fields: Record<string, fc.Arbitrary<Json>>): fc.Arbitrary<JsonObject> {
  const known = { name: anyText(), version: anyText(), contractId: anyText(), customProperties, ...fields };
  return fc
    .tuple(fc.record(known, { requiredKeys: [] }), fc.dictionary(anyKey(), anyJson, { maxKeys: 2 }))
    .map(([own, others]) => ({ ...others, ...own }) as JsonObject);
}

const contract: fc.Arbitrary<Json> = fc
  .record({ id: anyText(), version: anyText(), schema: anyJson }, { requiredKeys: [] })
  .map((fields) => ({ kind: "DataContract", ...fields }));

const ours = { title: anyText(), summary: anyJson, retention: anyJson, privacy: anyJson };
const outputPort = part({ access: anyJson, storage: anyJson, contract: fc.oneof(contract, anyJson) });
const inputPort = part({ product: anyJson, external: anyText() });
const ports = {
  outputPorts: fc.oneof({ weight: 5, arbitrary: fc.array(outputPort, { maxLength: 3 }) }, anyJson),
  inputPorts: fc.oneof({ weight: 5, arbitrary: fc.array(inputPort, { maxLength: 2 }) }, anyJson),
};

/** Native descriptors, well formed or not. */
export const anyDescriptor: fc.Arbitrary<JsonObject> = part({ ...ours, ...ports });

/** ODPS files, those included that use names of ours, or a name we note things under. */
export const anyOdps: fc.Arbitrary<JsonObject> = part({ ...ours, ...ports, agora: NOTES });
