import { type FolderLock, lockDataFolder } from "@/lib/platform/data-folder";

// A process of its own that takes and releases locks when told to; see tests/platform/data-folder.test.ts.

let held: FolderLock | undefined;

process.on("message", async (order: { lock: string; patienceMs: number } | "release") => {
  if (order === "release") {
    await held?.release();
    process.send?.("released");
    return;
  }
  try {
    held = await lockDataFolder(order.lock, {
      patienceMs: order.patienceMs,
      onLost: () => process.send?.("lost"),
    });
    process.send?.("locked");
  } catch (error) {
    process.send?.(error instanceof Error ? error.message : String(error));
  }
});
process.on("disconnect", () => process.exit());
process.send?.("ready");
