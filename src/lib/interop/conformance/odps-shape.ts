import type { JsonObject } from "@/lib/registry/json";
import { OWN_FIELDS } from "../own-fields";
import { anything, type Departure, type Fields, group, list, listOr, type Shape, text } from "./shape";
import {
  annotations,
  authoritativeDefinitions,
  context,
  customProperties,
  deprecated,
  description,
  type Edition,
  id,
  newer,
  support,
  synonyms,
  tags,
  team,
  teamMembers,
} from "./shared-shapes";

const VERSIONS = ["v1.1.0", "v1.0.0", "v0.9.0"];
const SINCE_11 = ["type", "deprecated", "synonyms", "context", "id"];

/**
 * Where a data product departs from the version of Bitol ODPS it claims. A native descriptor may say what is ours
 * besides; everything else is judged alike.
 */
export function odpsDepartures(product: JsonObject, { native }: { native: boolean }): Departure[] {
  return productShape(editionOf(product), native)(product, "");
}

function editionOf({ apiVersion }: JsonObject): Edition {
  return { standard: "ODPS", minor: apiVersion === "v1.1.0" ? 2 : 1 };
}

function productShape(edition: Edition, native: boolean): Shape {
  const own = (place: keyof typeof OWN_FIELDS): Fields =>
    native ? Object.fromEntries([...OWN_FIELDS[place], "agora"].map((field) => [field, anything])) : {};
  const later: Fields = edition.minor === 2 ? { deprecated } : {};
  const elsewhere = newer(SINCE_11, edition);
  const named: Fields = {
    ...id(edition),
    name: text({ filled: true }),
    version: text({ filled: true }),
    ...annotations(edition),
    ...later,
  };
  // A draft in the registry gets its versions and contracts while it is written.
  const needs = (fields: readonly string[]) => (edition.minor === 2 || native ? ["name"] : fields);
  const inputPort = group({
    what: "an input port",
    fields: { ...named, ...own("inputPort"), contractId: text({ filled: true }) },
    required: needs(["name", "version", "contractId"]),
    elsewhere,
  });
  const outputPort = group({
    what: "an output port",
    fields: {
      ...named,
      ...own("outputPort"),
      description: text(),
      type: text(),
      contractId: text({ filled: true }),
      sbom: list(
        group({ what: "an SBOM", fields: sbomFields(edition), required: edition.minor === 2 ? [] : ["url"] }),
      ),
      inputContracts: list(
        group({
          what: "an input contract",
          fields: { id: text(), version: text() },
          required: ["id", "version"],
        }),
      ),
      ...(edition.minor === 2 && { synonyms: synonyms(edition), context: context(edition) }),
    },
    required: needs(["name", "version"]),
    elsewhere,
  });
  return group({
    what: "a data product",
    fields: {
      apiVersion: text({ oneOf: VERSIONS }),
      kind: text({ oneOf: ["DataProduct"] }),
      id: text({ filled: true }),
      status: text({ filled: true }),
      name: text(),
      version: text(),
      domain: text(),
      tenant: text(),
      description: description(edition),
      inputPorts: list(inputPort),
      outputPorts: list(outputPort),
      managementPorts: list(managementPort(edition, later)),
      support: support(edition),
      team: listOr(teamMembers(edition), team(edition)),
      productCreatedTs: text(),
      ...annotations(edition),
      ...later,
      ...(edition.minor === 2 && { type: text(), synonyms: synonyms(edition), context: context(edition) }),
      ...own("product"),
    },
    required: edition.minor === 2 ? ["apiVersion", "kind", "id"] : ["apiVersion", "kind", "id", "status"],
    elsewhere,
  });
}

function managementPort(edition: Edition, later: Fields): Shape {
  return group({
    what: "a management port",
    fields: {
      ...id(edition),
      name: text({ filled: true }),
      content: text(),
      type: text(),
      url: text(),
      channel: text(),
      description: text(),
      ...annotations(edition),
      ...later,
    },
    required: ["name", "content"],
    elsewhere: newer(SINCE_11, edition),
  });
}

function sbomFields(edition: Edition): Fields {
  if (edition.minor < 2) return { type: text(), url: text() };
  return {
    ...id(edition),
    type: text(),
    url: text(),
    tags,
    customProperties: customProperties(edition),
    authoritativeDefinitions: authoritativeDefinitions(edition),
  };
}
