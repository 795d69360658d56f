import { createHash } from "node:crypto";
import type { Contract, SchemaObject, SchemaProperty } from "@/lib/registry/contract";
import type { Descriptor, OutputPort } from "@/lib/registry/descriptor";
import { withItemKeys } from "@/lib/registry/item-keys";
import { promisesOf, serviceLevelsOf } from "@/lib/registry/service-levels";
import { hoursBetweenLevelChecks, hoursBetweenRuleChecks } from "./check-rhythm";
import { levelWords, ruleSubstance, ruleWords } from "./rule-words";

/** A service level or quality rule of a contract: what evidence is about. */
export type ContractPromise = {
  /** The same wherever in its list it stands. */
  key: string;
  kind: "service-level" | "quality-rule";
  port: string;
  words: string;
  /** `table`, `table.column`, or the empty string for the whole contract. */
  about: string;
  dimension: string;
  /** Of what is promised, without the words for it. */
  fingerprint: string;
  /** How often it has to be looked at for its proof to stay fresh. */
  everyHours: number;
  check: CheckFacts;
};

/** By what a check that a pipeline ran is known to be about this promise. */
export type CheckFacts = {
  names: readonly string[];
  metric: string;
  table: TableFacts | null;
  column: string;
  /** Where a check is named in code rather than by name. */
  implementation: string;
};
export type TableFacts = { names: readonly string[]; schemas: readonly string[] };

/** Every promise of a product that can be proven, in the order of its document. */
export function promisesIn({ outputPorts = [] }: Pick<Descriptor, "outputPorts">): ContractPromise[] {
  const named = keyed(
    "outputPorts",
    "Output port",
    outputPorts,
    ({ name }) => [name],
    ({ version }) => version ?? "",
  );
  return named.flatMap(({ item, key }, index) => {
    const port = item.name || `#${index + 1}`;
    const contract = item.contract ?? {};
    return [...levelsOf(contract, { key, port }), ...rulesOf(contract, item, { key, port })];
  });
}

type Place = { key: string; port: string };

function levelsOf(contract: Contract, { key, port }: Place): ContractPromise[] {
  const kinds = new Map(promisesOf(contract).map(({ pointer, kind }) => [pointer, kind]));
  const levels = (contract.slaProperties ?? []).flatMap((level, index) => {
    const kind = kinds.get(`/slaProperties/${index}`) ?? null;
    const everyHours = hoursBetweenLevelChecks(level, kind, dataEveryHours(contract));
    return everyHours === null ? [] : [{ level, kind, everyHours }];
  });
  return keyed(`${key}.serviceLevels`, "Service level", levels, ({ level, kind }) => [
    textOf(level.id) || kind || level.property?.trim().toLowerCase(),
    textOf(level.id) ? null : level.element,
  ]).map(({ item: { level, kind, everyHours }, key: element }) => ({
    key: element,
    kind: "service-level",
    port,
    words: levelWords(level),
    about: level.element ?? "",
    dimension: "",
    fingerprint: fingerprintOf([
      kind,
      level.property,
      level.value,
      level.valueExt,
      level.unit,
      level.element,
    ]),
    everyHours,
    check: {
      names: namesOf(level.id, level.property),
      metric: kind ?? "",
      table: null,
      column: "",
      implementation: "",
    },
  }));
}

/** How often there is something new to look at; 0 where the contract does not say. */
function dataEveryHours(contract: Contract): number {
  return serviceLevelsOf(contract).freshnessHours ?? 0;
}

type HeldRule = {
  rule: NonNullable<Contract["quality"]>[number];
  table: SchemaObject | null;
  column: string;
};

function rulesOf(contract: Contract, port: OutputPort, { key, port: portName }: Place): ContractPromise[] {
  const schemas = (port.contract?.servers ?? []).flatMap((server) => textOf(server.schema) || []);
  const held: HeldRule[] = [
    ...(contract.quality ?? []).map((rule) => ({ rule, table: null, column: "" })),
    ...(contract.schema ?? []).flatMap((table) => [
      ...(table.quality ?? []).map((rule) => ({ rule, table, column: "" })),
      ...rulesBelow(table.properties, table, ""),
    ]),
  ];
  return keyed(`${key}.qualityChecks`, "Quality rule", held, ({ rule, table, column }) => {
    const id = textOf(rule.id);
    return id ? [id] : [rule.name?.trim() || rule.metric || rule.dimension, aboutWords(table, column)];
  }).map(({ item: { rule, table, column }, key: element }) => ({
    key: element,
    kind: "quality-rule",
    port: portName,
    words: ruleWords(rule),
    about: aboutWords(table, column),
    dimension: rule.dimension ?? "",
    fingerprint: fingerprintOf([aboutWords(table, column), ...ruleSubstance(rule)]),
    everyHours: hoursBetweenRuleChecks(rule, dataEveryHours(contract)),
    check: {
      names: namesOf(rule.id, rule.name),
      metric: rule.metric ?? "",
      table: table && { names: namesOf(table.name, table.physicalName), schemas },
      column,
      implementation: typeof rule.implementation === "string" ? rule.implementation : "",
    },
  }));
}

function rulesBelow(
  properties: readonly SchemaProperty[] | undefined,
  table: SchemaObject,
  prefix: string,
): HeldRule[] {
  return (properties ?? []).flatMap((property) => {
    const column = prefix + (property.name ?? "unnamed");
    return [
      ...(property.quality ?? []).map((rule) => ({ rule, table, column })),
      ...rulesBelow(property.properties, table, `${column}.`),
    ];
  });
}

function aboutWords(table: SchemaObject | null, column: string): string {
  if (!table) return "";
  return [table.name ?? "unnamed", column].filter(Boolean).join(".");
}

/**
 * Keys by the words that tell items apart. Those with the same words are counted in an order that their content gives,
 * so that what moves within its list keeps its key.
 */
function keyed<T>(
  list: string,
  noun: string,
  items: readonly T[],
  wordsOf: (item: T) => readonly Word[],
  contentOf: (item: T) => string = (item) => JSON.stringify(item),
) {
  const told = items.map((item, index) => ({ item, index, text: contentOf(item) }));
  const sorted = told.toSorted((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.index - b.index));
  return withItemKeys(list, noun, sorted, ({ item }) => wordsOf(item))
    .toSorted((a, b) => a.item.index - b.item.index)
    .map(({ item, key }) => ({ item: item.item, key }));
}
type Word = string | null | undefined;

function namesOf(...words: readonly unknown[]): string[] {
  return [...new Set(words.flatMap((word) => textOf(word) || []))];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

function fingerprintOf(substance: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(substance)).digest("base64url").slice(0, 22);
}
