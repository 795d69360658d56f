export type RailWidth = "expanded" | "collapsed";

export const RAIL_COOKIE = "agora-rail";

/** Expanded until the person says otherwise. */
export function parseRailWidth(value: string | undefined): RailWidth {
  return value === "collapsed" ? "collapsed" : "expanded";
}
