import { cn } from "@/components/ui/cn";
import { isJsonObject, type Json } from "@/lib/registry/json";

type ValueWordsProps = { label?: string; value: Json | undefined; className?: string };

/** A value of a document as people read it; groups and lists by what they hold. */
export function ValueWords({ label, value, className }: ValueWordsProps) {
  return (
    <p className={cn("line-clamp-3 min-w-0 [overflow-wrap:anywhere]", className)}>
      {label && <span className="sr-only">{label}: </span>}
      {wordsOf(value)}
    </p>
  );
}

const ITEMS_SHOWN = 6;

export function wordsOf(value: Json | undefined): string {
  if (value === undefined) return "nothing";
  if (value === null) return "empty";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return listWords(value);
  if (isJsonObject(value)) return groupWords(value);
  return String(value);
}

function listWords(items: readonly Json[]): string {
  const shown = items.slice(0, ITEMS_SHOWN).map(nameOf);
  const more = items.length > ITEMS_SHOWN ? [`${items.length - ITEMS_SHOWN} more`] : [];
  return items.length === 0 ? "nothing" : [...shown, ...more].join(", ");
}

function groupWords(group: { readonly [key: string]: Json }): string {
  const entries = Object.entries(group).filter(([, value]) => value !== null);
  const plain = entries.filter(([, value]) => typeof value !== "object");
  const shown = plain.slice(0, ITEMS_SHOWN).map(([key, value]) => `${key} ${String(value)}`);
  const deeper = entries.length - Math.min(plain.length, ITEMS_SHOWN);
  return [...shown, ...(deeper > 0 ? [`${deeper} more ${deeper === 1 ? "field" : "fields"}`] : [])].join(
    ", ",
  );
}

function nameOf(item: Json): string {
  if (!isJsonObject(item)) return wordsOf(item);
  const name = [item.name, item.property, item.channel, item.username, item.server, item.type, item.url].find(
    (word) => typeof word === "string" && word !== "",
  );
  return typeof name === "string" ? name : groupWords(item);
}
