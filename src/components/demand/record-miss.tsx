"use client";

import { useEffect } from "react";
import type { Call } from "@/lib/platform/action-state";

/** Words that are still being typed are no search yet. */
const STAY_MS = 2_500;

/** Put on a page without results, it lets the search be counted once somebody has stayed with it. */
export function RecordMiss({ q, record }: { q: string; record: Call<unknown, void> }) {
  useEffect(() => {
    // Whether it could be counted is nobody's concern who looks for data.
    const stay = setTimeout(() => void record({ q }).catch(() => undefined), STAY_MS);
    return () => clearTimeout(stay);
  }, [q, record]);
  return null;
}
