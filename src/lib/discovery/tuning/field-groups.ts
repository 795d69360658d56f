import { z } from "zod";
import type { SearchField } from "../search-fields";

/**
 * What an administrator orders. Meilisearch knows an ordered list of fields and no numbers, so that weights are an
 * order here as well; fields of one group keep the order they have among themselves.
 */
export const FIELD_GROUPS = {
  title: ["title", "aliases"],
  tags: ["tags"],
  columns: ["columns"],
  people: ["domainLabel", "ownerLabel"],
  description: ["description"],
  ports: ["portText"],
} as const satisfies Record<string, readonly SearchField[]>;
export const FieldGroup = z.enum(["title", "tags", "columns", "people", "description", "ports"]);
export type FieldGroup = z.infer<typeof FieldGroup>;

export const FIELD_GROUP_LABELS: Record<FieldGroup, string> = {
  title: "Title and its other spellings",
  tags: "Tags",
  columns: "Columns",
  people: "Domain and owner",
  description: "Summary and purpose",
  ports: "Ports and parts of names",
};
