import { expect, test } from "vitest";
import { wantedAudience } from "@/lib/registry/audience";
import type { JsonObject } from "@/lib/registry/json";

const EVERYONE = { discoverableBy: "everyone", domains: [] };

test.each<[string, JsonObject]>([
  ["nothing is said", {}],
  ["nothing is said in the field", { visibility: null }],
  ["nothing is said in the group", { visibility: {} }],
  ["everyone is said", { visibility: { discoverableBy: "everyone", domains: ["ignored"] } }],
])("everyone may find a product when %s", (_case, document) => {
  expect(wantedAudience(document)).toEqual(EVERYONE);
});

test.each<[string, JsonObject, string[]]>([
  ["domains are named", { discoverableBy: "domains", domains: ["sales", "hr"] }, ["sales", "hr"]],
  ["no domain is named", { discoverableBy: "domains" }, []],
  ["domains are named without the word", { domains: ["sales"] }, ["sales"]],
  ["the word is misspelt", { discoverableBy: "Everyone" }, []],
  ["the word is unknown", { discoverableBy: "nobody", domains: ["sales"] }, ["sales"]],
  ["the word is no word", { discoverableBy: 7 }, []],
  ["the word is left empty", { discoverableBy: null }, []],
  ["the list holds nonsense", { discoverableBy: "domains", domains: [1, "sales", null] }, ["sales"]],
])("only domains may find it when %s", (_case, visibility, domains) => {
  expect(wantedAudience({ visibility })).toEqual({ discoverableBy: "domains", domains });
});

test.each(["domains", 1, true, ["sales"]])(
  "a visibility that is no group of fields (%j) opens nothing",
  (visibility) => {
    expect(wantedAudience({ visibility })).toEqual({ discoverableBy: "domains", domains: [] });
  },
);
