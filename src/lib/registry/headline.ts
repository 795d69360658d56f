import type { Json, JsonObject } from "./json";

const TITLE_MAX = 200;
const SUMMARY_MAX = 500;

/** What lists say of a product; without a title, the name its document or else its address gives has to do. */
export function headlineOf(document: JsonObject, name: string): { title: string; summary: string } {
  const title = lineOf(document.title, TITLE_MAX) || lineOf(document.name, TITLE_MAX) || name;
  return { title, summary: lineOf(document.summary, SUMMARY_MAX) };
}

function lineOf(value: Json | undefined, charactersMax: number): string {
  if (typeof value !== "string") return "";
  const line = value
    .slice(0, charactersMax * 2)
    .trim()
    .replace(/\s+/g, " ");
  // By character, not by code unit: half of an emoji is no text.
  return [...line].slice(0, charactersMax).join("").toWellFormed();
}
