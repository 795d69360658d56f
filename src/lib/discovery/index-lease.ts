import "server-only";
import { randomUUID } from "node:crypto";
import { now } from "@/lib/platform/clock";
import { giveLeaseBack, takeLease } from "@/lib/platform/lease";
import { searchEngine } from "./engine-instance";

/** Who writes to the index: every process to its own, one of all to an index they share. */
export type IndexLease = { isHeld(): Promise<boolean>; giveBack(): Promise<void> };

const LEASE_MS = 30_000;
const RENEWED_EVERY_MS = 10_000;

export function createIndexLease(): IndexLease {
  const holder = randomUUID();
  let heldFrom = Number.NEGATIVE_INFINITY;
  const name = () => searchEngine().index;
  return {
    async isHeld() {
      if (!searchEngine().capabilities.shared) return true;
      if (performance.now() - heldFrom < RENEWED_EVERY_MS) return true;
      const at = now();
      const asked = performance.now();
      const isTaken = await takeLease(name(), holder, at, new Date(at.getTime() + LEASE_MS));
      heldFrom = isTaken ? asked : Number.NEGATIVE_INFINITY;
      return isTaken;
    },
    async giveBack() {
      if (heldFrom === Number.NEGATIVE_INFINITY) return;
      heldFrom = Number.NEGATIVE_INFINITY;
      await giveLeaseBack(name(), holder);
    },
  };
}
