"use client";

import { useEffect } from "react";
import { type RecentPlace, rememberPlace } from "./recent-places";

/** Whoever only passes by has not been there. */
const STAY_MS = 1_200;

/** Put on a page, it lets the palette lead back to it. */
export function RememberPlace({ personId, kind, label, href }: RecentPlace & { personId: string }) {
  useEffect(() => {
    const since = Date.now();
    const stay = setTimeout(() => rememberPlace(personId, { kind, label, href }, since), STAY_MS);
    return () => clearTimeout(stay);
  }, [personId, kind, label, href]);
  return null;
}
