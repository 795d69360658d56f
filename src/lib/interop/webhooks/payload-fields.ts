import { z } from "zod";
import { OUTGOING_EVENTS, type OutgoingType } from "./outgoing-events";

const Schema = z.looseObject({
  type: z.union([z.string().transform((type) => [type]), z.array(z.string())]).default([]),
  description: z.string().default(""),
  enum: z.array(z.string()).optional(),
  get properties() {
    return z.record(z.string(), Schema).optional();
  },
  get items() {
    return Schema.optional();
  },
  get anyOf() {
    return z.array(Schema).optional();
  },
});
type Schema = z.infer<typeof Schema>;

/** One field of what an event says, as its documentation shows it. */
export type PayloadField = { path: string; type: string; words: string };

/** The fields of an event, read from the very schema that it is held to when it is sent. */
export function payloadFields(type: OutgoingType): PayloadField[] {
  return fieldsOf(Schema.parse(z.toJSONSchema(OUTGOING_EVENTS[type].data)), "");
}

function fieldsOf({ properties = {} }: Schema, prefix: string): PayloadField[] {
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    if (field.properties) return fieldsOf(field, `${path}.`);
    return [{ path, type: typeWords(field), words: field.enum?.join(", ") ?? field.description }];
  });
}

function typeWords({ anyOf, items, type }: Schema): string {
  if (anyOf) return anyOf.map(typeWords).join(" or ");
  return items ? `list of ${typeWords(items)}` : type.join(" or ");
}
