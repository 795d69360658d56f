import type { BreakingKind } from "./breaking-changes";
import type { Column } from "./columns";
import { logicalTypeChange, physicalTypeChange, type TypeChange } from "./type-change";

export type ColumnTypeChange = {
  kind:
    | Extract<BreakingKind, "type-changed" | "type-narrowed" | "physical-type-changed" | "format-changed">
    | "type-widened";
  field: string;
  /** Continues "Column email …". */
  message: string;
};

/** How a column's type changed for whoever reads it: at most once for the type itself, and once for its format. */
export function columnTypeChange(before: Column, after: Column): ColumnTypeChange[] {
  const type = typeChange(before, after) ?? lengthChange(before, after);
  const format = formatChange(before, after);
  return [...(type ? [type] : []), ...(format ? [format] : [])];
}

function typeChange(before: Column, after: Column): ColumnTypeChange | null {
  const physical = physicalTypeChange(before.physicalType, after.physicalType);
  const logical = isRestated(before, after, physical) ? "same" : logicalTypeChange(before.type, after.type);
  return (
    worded(logical, "logicalType", "type-changed", before.type, after.type) ??
    worded(physical, "physicalType", "physical-type-changed", before.physicalType, after.physicalType) ??
    widened(logical, "logicalType", before.type, after.type) ??
    widened(physical, "physicalType", before.physicalType, after.physicalType)
  );
}

/** ODCS 3.0 called timestamps dates, so the same physical type under the other name is the same type. */
function isRestated(before: Column, after: Column, physical: TypeChange): boolean {
  const words = [before.type, after.type];
  return (
    physical === "same" &&
    before.physicalType !== undefined &&
    words.every((word) => word === "date" || word === "timestamp")
  );
}

function worded(
  change: TypeChange,
  field: string,
  kind: "type-changed" | "physical-type-changed",
  before: string | undefined,
  after: string | undefined,
): ColumnTypeChange | null {
  const message = `was ${before} and is now ${after ?? "of no stated type"}.`;
  if (change === "changed") return { kind, field, message };
  if (change === "narrowed")
    return { kind: "type-narrowed", field, message: `was ${before} and is narrowed to ${after}.` };
  return null;
}

function widened(
  change: TypeChange,
  field: string,
  before: string | undefined,
  after: string | undefined,
): ColumnTypeChange | null {
  if (change !== "widened") return null;
  return { kind: "type-widened", field, message: `was ${before} and is widened to ${after}.` };
}

function lengthChange(before: Column, after: Column): ColumnTypeChange | null {
  if (before.maxLength === undefined || after.maxLength === undefined || after.maxLength >= before.maxLength)
    return null;
  const message = `held up to ${before.maxLength} characters and now holds up to ${after.maxLength}.`;
  return { kind: "type-narrowed", field: "logicalTypeOptions/maxLength", message };
}

/** The sizes ODCS knows for numbers, so that more room is told from less. */
const NUMBER_FORMAT = /^([iuf])(\d+)$/;

function formatChange(before: Column, after: Column): ColumnTypeChange | null {
  const [was, is] = [before.format, after.format];
  if (!was || was === is) return null;
  const field = "logicalTypeOptions/format";
  const [from, to] = [NUMBER_FORMAT.exec(was), NUMBER_FORMAT.exec(is ?? "")];
  if (from && to && from[1] === to[1]) {
    const isWider = Number(to[2]) > Number(from[2]);
    const message = `was ${was} and is ${isWider ? "widened" : "narrowed"} to ${is}.`;
    return { kind: isWider ? "type-widened" : "type-narrowed", field, message };
  }
  return {
    kind: "format-changed",
    field,
    message: `was formatted as ${was} and is now ${is ?? "of no stated format"}.`,
  };
}
