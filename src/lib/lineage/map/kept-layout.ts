import { createHash } from "node:crypto";
import { layOutMap, type MapLayout, type MapOutline } from "./map-layout";

const KEPT_MAX = 64;
const kept = new Map<string, MapLayout>();

/** The layout of an outline, made once: it is kept by what it was made from, so it is never stale. */
export function keptLayout(outline: MapOutline): MapLayout {
  const key = createHash("sha256").update(JSON.stringify(outline)).digest("base64");
  const layout = kept.get(key) ?? layOutMap(outline);
  // The one used last goes to the end, and the one not used for the longest time falls out at the front.
  kept.delete(key);
  kept.set(key, layout);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT_MAX) break;
    kept.delete(oldest);
  }
  return layout;
}
