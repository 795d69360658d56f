import type { BreakingChange, Comparison, NotableChange, Place } from "./breaking-changes";
import type { Contract, Server } from "./contract";
import { pairUp } from "./pair-up";

type ServerView = (typeof Server)["_output"];

/** Whether the data still comes from the same kind of place and in the same format. */
export function compareServers(before: Contract, after: Contract, { pointer, label }: Place): Comparison {
  const [was, is] = [before.servers ?? [], after.servers ?? []];
  const isOnlyOne = was.length === 1 && is.length === 1;
  const pairing = pairUp<ServerView>(was, is, [
    (server) => server.server ?? "",
    () => (isOnlyOne ? "" : undefined),
  ]);
  const breaking = pairing.pairs.flatMap((pair): BreakingChange[] => {
    const [older, newer] = [was[pair.before] ?? {}, is[pair.after] ?? {}];
    const at = `${pointer}/servers/${pair.after}`;
    const name = `${label}, server ${newer.server ?? older.server ?? ""}`;
    return [
      ...changed("physical-type-changed", older.type, newer.type, { pointer: `${at}/type`, label: name }),
      ...changed("format-changed", textOf(older.format), textOf(newer.format), {
        pointer: `${at}/format`,
        label: name,
      }),
    ];
  });
  const notable = pairing.removed.map((index): NotableChange => {
    const name = was[index]?.server ?? `#${index + 1}`;
    const message = `${label} is no longer served from ${name}.`;
    return {
      kind: "server-removed",
      pointer: `${pointer}/servers`,
      label: `${label}, server ${name}`,
      message,
    };
  });
  return { breaking, lowered: [], notable };
}

function changed(
  kind: "physical-type-changed" | "format-changed",
  before: string | undefined,
  after: string | undefined,
  place: Place,
): BreakingChange[] {
  if (!before || before.toLowerCase() === after?.toLowerCase()) return [];
  const message = `${place.label} was ${before} and is now ${after ?? "not stated"}.`;
  return [{ kind, ...place, message }];
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
