import "server-only";
import { AppError } from "@/lib/platform/errors";
import { performOnIndex } from "./projector";

/** Longer than a small catalog takes; of a larger one the page shows how far it is. */
const WAITED_FOR_MS = 3_000;

/** Has the work done, or begun where it takes longer than anybody should look at a button. */
export async function orderForIndex(order: "rebuild" | "repair"): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<"asked">((resolve) => {
    timer = setTimeout(() => resolve("asked"), WAITED_FOR_MS);
  });
  const outcome = await Promise.race([performOnIndex(order), patience]);
  clearTimeout(timer);
  if (outcome === "done" || outcome === "asked") return;
  throw new AppError(
    "unavailable",
    outcome === "not-running"
      ? "Nothing keeps a search index in this process."
      : "It did not work. The index that was there goes on serving, and it is tried again by itself; the log says why.",
  );
}
