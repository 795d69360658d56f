import type { Contract } from "./contract";

/** A promised service level as a number that can be compared, whatever unit the contract wrote it in. */
export type Promised = {
  kind: ServiceLevelKind;
  /** What the promise is about: `object.property`, or the empty string for the whole contract. */
  element: string;
  /** Hours, percent, or the unit as written for kinds without one of ours; null when it is no measure at all. */
  measure: number | null;
  unit: string;
  better: "less" | "more";
  /** From the contract the promise stands in. */
  pointer: string;
};

/** The service levels people filter and rules ask by; undefined where none is promised. */
export type ServiceLevels = {
  freshnessHours: number | undefined;
  latencyHours: number | undefined;
  availability: number | undefined;
  retentionDays: number | undefined;
};

type Scale = { better: "less" | "more"; in: "hours" | "date" | "written"; words: readonly string[] };

const SCALES = {
  availability: { better: "more", in: "written", words: ["availability", "av"] },
  freshness: { better: "less", in: "hours", words: ["freshness", "fr"] },
  frequency: { better: "less", in: "hours", words: ["frequency", "fy"] },
  latency: { better: "less", in: "hours", words: ["latency", "ly"] },
  retention: { better: "more", in: "hours", words: ["retention", "re"] },
  throughput: { better: "more", in: "written", words: ["throughput", "th"] },
  errorRate: { better: "less", in: "written", words: ["errorrate", "er"] },
  timeToDetect: { better: "less", in: "hours", words: ["timetodetect", "td"] },
  timeToNotify: { better: "less", in: "hours", words: ["timetonotify", "tn"] },
  timeToRepair: { better: "less", in: "hours", words: ["timetorepair", "tr"] },
  generalAvailability: { better: "less", in: "date", words: ["generalavailability", "ga"] },
  endOfSupport: { better: "more", in: "date", words: ["endofsupport", "es"] },
  endOfLife: { better: "more", in: "date", words: ["endoflife", "el"] },
} as const satisfies Record<string, Scale>;
export type ServiceLevelKind = keyof typeof SCALES;

const KINDS = new Map<string, ServiceLevelKind>(
  // The keys of a table declared `as const` are its kinds.
  (Object.keys(SCALES) as ServiceLevelKind[]).flatMap((kind) =>
    SCALES[kind].words.map((word) => [word, kind] as const),
  ),
);

const HOURS: Readonly<Record<string, number>> = {
  ms: 1 / 3_600_000,
  millisecond: 1 / 3_600_000,
  s: 1 / 3600,
  sec: 1 / 3600,
  second: 1 / 3600,
  m: 1 / 60,
  min: 1 / 60,
  minute: 1 / 60,
  h: 1,
  hr: 1,
  hour: 1,
  d: 24,
  day: 24,
  w: 168,
  wk: 168,
  week: 168,
  mo: 720,
  mth: 720,
  month: 720,
  y: 8760,
  yr: 8760,
  year: 8760,
};

/** The service levels of a contract that can be compared with another version's; words of one's own are left out. */
export function promisesOf(contract: Contract): Promised[] {
  return (contract.slaProperties ?? []).flatMap((level, index) => {
    const kind = KINDS.get((level.property ?? "").toLowerCase().replace(/[\s_-]/g, ""));
    if (!kind) return [];
    const { better, in: scale } = SCALES[kind];
    const [amount, unit] = amountOf(level.value, level.unit);
    const measure =
      scale === "date" ? dateOf(level.value) : scale === "hours" ? inHours(amount, unit) : amount;
    const element = level.element ?? "";
    return [
      {
        kind,
        element,
        measure,
        unit: scale === "written" ? unit : scale,
        better,
        pointer: `/slaProperties/${index}`,
      },
    ];
  });
}

export function serviceLevelsOf(contract: Contract): ServiceLevels {
  const promises = promisesOf(contract);
  const measureOf = (kind: ServiceLevelKind) =>
    promises.find((promise) => promise.kind === kind && promise.measure !== null)?.measure ?? undefined;
  const retentionHours = measureOf("retention");
  return {
    // Data refreshed every hour is at most an hour old, so a frequency answers for a freshness nobody promised.
    freshnessHours: measureOf("freshness") ?? measureOf("frequency"),
    latencyHours: measureOf("latency"),
    availability: measureOf("availability"),
    retentionDays: retentionHours === undefined ? undefined : retentionHours / 24,
  };
}

type Written = string | number | boolean | null | undefined;

/** `99.5`, `"99.5 %"`, `"24h"` and `"PT24H"` all carry a number; the unit beside it counts before the one within. */
function amountOf(value: Written, unit: string | undefined): [number | null, string] {
  if (typeof value === "number") return [value, singular(unit ?? "")];
  if (typeof value !== "string") return [null, singular(unit ?? "")];
  const duration = hoursOfDuration(value.trim());
  if (duration !== null) return [duration, "h"];
  const match = /^([-+]?\d+(?:\.\d+)?)\s*([a-z%]*)$/i.exec(value.trim());
  if (!match) return [null, singular(unit ?? "")];
  return [Number(match[1]), singular(unit || match[2] || "")];
}

function singular(unit: string): string {
  const word = unit.trim().toLowerCase();
  if (word === "percent") return "%";
  return word.length > 2 && word.endsWith("s") ? word.slice(0, -1) : word;
}

function inHours(amount: number | null, unit: string): number | null {
  const factor = Object.hasOwn(HOURS, unit) ? HOURS[unit] : undefined;
  return amount === null || factor === undefined ? null : amount * factor;
}

function hoursOfDuration(text: string): number | null {
  const match =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i.exec(text);
  if (!match || !/\d/.test(text)) return null;
  const factors = [8760, 720, 168, 24, 1, 1 / 60, 1 / 3600];
  return factors.reduce((hours, factor, index) => hours + Number(match[index + 1] ?? 0) * factor, 0);
}

function dateOf(value: Written): number | null {
  const time = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}
