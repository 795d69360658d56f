import type { Json, JsonObject } from "@/lib/registry/json";
import { Slug } from "@/lib/registry/model";
import { isSemanticVersion } from "@/lib/registry/semantic-version";

/** What a registration form starts with after an import; the empty string where the document says nothing. */
export type Suggestion = { name: string; title: string; domain: string; version: string };

/** The identity a document suggests: names as slugs, the title as it was written for people. */
export function suggestionFrom(document: JsonObject): Suggestion {
  const called =
    [document.name, document.dataProduct, document.id].map(textOf).find((text) => text !== "") ?? "";
  const version = textOf(document.version).replace(/^v(?=\d)/, "");
  return {
    name: slugOf(called),
    title: textOf(document.title) || titleOf(called),
    domain: slugOf(textOf(document.domain)),
    version: isSemanticVersion(version) ? version : "1.0.0",
  };
}

/** A text as a slug: accents and signs go, words are joined by hyphens; empty when nothing is left. */
export function slugOf(text: string): string {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase();
  const slug = plain
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, 80)
    .replace(/-+$/, "");
  return Slug.safeParse(slug).success ? slug : "";
}

/** `customer_orders` reads as `Customer orders`; what has spaces or capitals was written for people already. */
function titleOf(called: string): string {
  if (!/^[a-z0-9_.-]+$/.test(called)) return called;
  const words = called.replace(/[_.-]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value.trim() : "";
}
