import { changeLabel } from "@/lib/registry/change-label";
import { equalJson, isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";
import { fromPointer, toPointer } from "@/lib/registry/json-pointer";
import { identitiesOf } from "@/lib/registry/list-identities";
import { pairUp } from "@/lib/registry/pair-up";

export type Side = "mine" | "theirs";

/** One place at which two people's versions differ. */
export type MergePart = {
  /** Names the place however the parts are decided. */
  id: string;
  label: string;
  /** Who changed it since the version both started from. */
  changedBy: "mine" | "theirs" | "both";
  base: Json | undefined;
  mine: Json | undefined;
  theirs: Json | undefined;
};

export type Merge = { document: JsonObject; parts: readonly MergePart[] };

/** A part only one of them touched goes to that one; where both did, a person has to say. */
export function suggestedSide(part: MergePart): Side | null {
  return part.changedBy === "both" ? null : part.changedBy;
}

/**
 * Joins two versions that started from one: what both say stays, and every difference is a part that a side is
 * taken for. Items of lists meet by what they are called, so that a moved or inserted one is not a difference.
 */
export function mergeDocuments(
  base: JsonObject,
  mine: JsonObject,
  theirs: JsonObject,
  sideOf: (part: MergePart) => Side,
): Merge {
  const merging: Merging = { parts: [], sideOf, labelled: { base, mine, theirs } };
  const merged = mergeValues({ base, mine, theirs }, { id: "", base: "", mine: "", theirs: "" }, merging);
  return { document: isJsonObject(merged) ? merged : {}, parts: merging.parts };
}

type Versions<T> = { base: T; mine: T; theirs: T };
/** Pointers into the three versions, which differ where lists do; the id is the path by names. */
type At = Versions<string> & { id: string };
type Merging = {
  parts: MergePart[];
  sideOf: (part: MergePart) => Side;
  labelled: Versions<JsonObject>;
};

function mergeValues(values: Versions<Json | undefined>, at: At, merging: Merging): Json | undefined {
  const { base, mine, theirs } = values;
  if (equalJson(mine, theirs)) return theirs;
  if (isJsonObject(mine) && isJsonObject(theirs) && (base === undefined || isJsonObject(base))) {
    return mergeGroups({ base: base ?? {}, mine, theirs }, at, merging);
  }
  if (Array.isArray(mine) && Array.isArray(theirs) && (base === undefined || Array.isArray(base))) {
    return mergeLists({ base: base ?? [], mine, theirs }, at, merging);
  }
  return decided(values, at, merging);
}

function decided(values: Versions<Json | undefined>, at: At, merging: Merging): Json | undefined {
  const { base, mine, theirs } = values;
  const changedBy = equalJson(base, mine) ? "theirs" : equalJson(base, theirs) ? "mine" : "both";
  const { labelled } = merging;
  const label =
    theirs !== undefined
      ? changeLabel(labelled.theirs, at.theirs)
      : mine !== undefined
        ? changeLabel(labelled.mine, at.mine)
        : changeLabel(labelled.base, at.base);
  const part: MergePart = { id: at.id, label, changedBy, base, mine, theirs };
  merging.parts.push(part);
  return merging.sideOf(part) === "mine" ? mine : theirs;
}

function mergeGroups(groups: Versions<JsonObject>, at: At, merging: Merging): JsonObject {
  const keys = [
    ...Object.keys(groups.theirs),
    ...Object.keys(groups.mine).filter((key) => !Object.hasOwn(groups.theirs, key)),
  ];
  const entries = keys.flatMap((key): [string, Json][] => {
    const step = toPointer([key]);
    const merged = mergeValues(
      { base: own(groups.base, key), mine: own(groups.mine, key), theirs: own(groups.theirs, key) },
      { base: at.base + step, mine: at.mine + step, theirs: at.theirs + step, id: at.id + step },
      merging,
    );
    return merged === undefined ? [] : [[key, merged]];
  });
  return Object.fromEntries(entries);
}

/** Theirs gives the order; what only mine has follows the item it follows in mine. */
function mergeLists(lists: Versions<readonly Json[]>, at: At, merging: Merging): readonly Json[] {
  const { base, mine, theirs } = lists;
  const identities = identitiesOf(fromPointer(at.theirs).at(-1) ?? "");
  const toMine = partners(pairUp(theirs, mine, identities).pairs);
  const theirsToBase = partners(pairUp(theirs, base, identities).pairs);
  const mineToBase = partners(pairUp(mine, base, identities).pairs);

  const places: { mine: number | undefined; theirs: number | undefined }[] = theirs.map((_, index) => ({
    mine: toMine.get(index),
    theirs: index,
  }));
  const met = new Set(toMine.values());
  for (const index of mine.keys()) {
    if (met.has(index)) continue;
    const before = places.findIndex((place) => place.mine === index - 1);
    const next = index === 0 ? 0 : before === -1 ? places.length : before + 1;
    places.splice(next, 0, { mine: index, theirs: undefined });
  }

  return places.flatMap((place) => {
    const inBase =
      (place.theirs === undefined ? undefined : theirsToBase.get(place.theirs)) ??
      (place.mine === undefined ? undefined : mineToBase.get(place.mine));
    const name = [place.theirs, place.mine].map((index) => index ?? "-").join(":");
    const merged = mergeValues(
      { base: item(base, inBase), mine: item(mine, place.mine), theirs: item(theirs, place.theirs) },
      {
        base: `${at.base}/${inBase ?? 0}`,
        mine: `${at.mine}/${place.mine ?? 0}`,
        theirs: `${at.theirs}/${place.theirs ?? 0}`,
        id: `${at.id}/${name}`,
      },
      merging,
    );
    return merged === undefined ? [] : [merged];
  });
}

function partners(pairs: readonly { before: number; after: number }[]): Map<number, number> {
  return new Map(pairs.map(({ before, after }) => [before, after]));
}

function item(list: readonly Json[], index: number | undefined): Json | undefined {
  return index === undefined ? undefined : list[index];
}

function own(group: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(group, key) ? group[key] : undefined;
}
