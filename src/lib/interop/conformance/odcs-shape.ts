import type { JsonObject } from "@/lib/registry/json";
import { departuresBetweenParts } from "./odcs-references";
import { schemaObject } from "./odcs-schema-shape";
import { role, server } from "./odcs-server-shape";
import { type Departure, departure, group, list, listOr, number, type Shape, single, text } from "./shape";
import {
  annotations,
  authoritativeDefinitions,
  context,
  customProperties,
  description,
  type Edition,
  id,
  newer,
  support,
  team,
  teamMembers,
} from "./shared-shapes";

const VERSIONS = ["v3.2.0", "v3.1.0", "v3.0.2", "v3.0.1", "v3.0.0", "v2.2.2", "v2.2.1", "v2.2.0"];

/** Where a data contract departs from the version of ODCS it claims; from 3.1 when it claims none that is known. */
export function odcsDepartures(contract: JsonObject, pointer = ""): Departure[] {
  if (typeof contract.apiVersion === "string" && contract.apiVersion.startsWith("v2.")) {
    const message =
      "ODCS 2 is kept as it is, but its fields are not those of ODCS 3; migrate it to see them here.";
    return [departure(`${pointer}/apiVersion`, message)];
  }
  return [
    ...contractShape(editionOf(contract))(contract, pointer),
    ...departuresBetweenParts(contract, pointer),
  ];
}

function editionOf({ apiVersion }: JsonObject): Edition {
  const minor = /^v3\.([012])\./.exec(typeof apiVersion === "string" ? apiVersion : "")?.[1];
  return { standard: "ODCS", minor: minor === "0" ? 0 : minor === "2" ? 2 : 1 };
}

function contractShape(edition: Edition): Shape {
  return group({
    what: "a data contract",
    fields: {
      apiVersion: text({ oneOf: VERSIONS }),
      kind: text({ oneOf: ["DataContract"] }),
      id: text({ filled: true }),
      version: text({ filled: true }),
      status: text({ filled: true }),
      name: text(),
      tenant: text(),
      domain: text(),
      dataProduct: text(),
      description: description(edition),
      servers: list(server(edition)),
      schema: list(schemaObject(edition)),
      support: support(edition),
      price: price(edition),
      // ODCS 3.0 knew only the list; a team object there is read as what it says.
      team: edition.minor === 0 ? teamMembers(edition) : listOr(teamMembers(edition), team(edition)),
      roles: list(role(edition)),
      slaDefaultElement: text(),
      slaProperties: list(serviceLevel(edition)),
      contractCreatedTs: text(),
      ...annotations(edition),
      ...(edition.minor === 2 && { context: context(edition) }),
    },
    required: ["apiVersion", "kind", "id", "version", ...(edition.minor < 2 ? ["status"] : [])],
    elsewhere: newer(["context"], edition),
  });
}

function price(edition: Edition): Shape {
  return group({
    what: "a price",
    fields: { ...id(edition), priceAmount: number(), priceCurrency: text(), priceUnit: text() },
    closed: edition.minor >= 1,
    also: ({ priceAmount }, pointer) =>
      typeof priceAmount === "number" && priceAmount < 0
        ? [departure(`${pointer}/priceAmount`, "The price is less than nothing.", "warning")]
        : [],
  });
}

function serviceLevel(edition: Edition): Shape {
  return group({
    what: "a service level",
    fields: {
      ...id(edition),
      property: text({ filled: true }),
      value: single,
      valueExt: single,
      unit: text(),
      element: text(),
      driver: text(),
      description: text(),
      scheduler: text(),
      schedule: text(),
      ...(edition.minor === 2 && {
        customProperties: customProperties(edition),
        authoritativeDefinitions: authoritativeDefinitions(edition),
      }),
    },
    required: ["property", "value"],
    closed: edition.minor >= 1,
    elsewhere: newer(["customProperties", "authoritativeDefinitions"], edition),
  });
}
