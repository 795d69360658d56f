import { describe, expect, test } from "vitest";
import { titleExtras } from "@/lib/discovery/title-extras";

describe("forms in which a title is looked for", () => {
  test.each([
    ["Fatal Crashes", ["crash"]],
    ["Foodbanks", ["foodbank"]],
    ["Tree Inventory", ["inventories"]],
    ["Bus services", ["service"]],
    ["Policies", ["policy"]],
    ["Glass analysis", []],
    ["Waiting times", ["wait", "waite", "time"]],
    ["Recycling", ["recycl", "recycle"]],
    ["Planning", ["plann", "plan"]],
    ["Spring", []],
    ["King", []],
    ["OpenStreetMap on AWS", ["open street map"]],
    ["Größe", ["groesse", "grosse"]],
    ["Crashes and each crash", []],
    ["2024 売上", []],
    ["", []],
  ])("%j", (title, extras) => {
    expect(titleExtras(title)).toEqual(extras);
  });
});
