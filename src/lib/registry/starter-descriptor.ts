import type { JsonObject } from "./json";

export type NewProduct = { id: string; domain: string; name: string; title: string };

/** The first draft of a product: what is known already, and the defaults most products keep. */
export function starterDescriptor({ id, domain, name, title }: NewProduct): JsonObject {
  return {
    apiVersion: "v1.0.0",
    kind: "DataProduct",
    id,
    domain,
    name,
    version: "1.0.0",
    status: "draft",
    title,
    visibility: { discoverableBy: "everyone" },
    outputPorts: [],
  };
}
