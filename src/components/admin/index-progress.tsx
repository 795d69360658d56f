import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { Progress } from "@/components/ui/progress";
import type { IndexStatus } from "@/lib/discovery/index-status";
import { RefreshWhile } from "./refresh-while";

/** How far the work on the index is, as it goes on. */
export function IndexProgress({ progress, order }: Pick<IndexStatus, "progress" | "order">) {
  if (!progress && !order) return null;
  const isRepair = !progress && order === "repair";
  return (
    <Callout tone="accent" role="status">
      <CalloutTitle>{isRepair ? "Comparing index and registry" : "Building the index anew"}</CalloutTitle>
      <CalloutBody className="flex flex-col gap-2">
        {progress ? (
          <>
            <span>
              {progress.done.toLocaleString("en")} of {progress.total.toLocaleString("en")} products
            </span>
            <Progress
              aria-label="Products indexed"
              value={Math.min(progress.done, progress.total)}
              max={Math.max(progress.total, 1)}
            />
          </>
        ) : (
          <span>It begins in a moment.</span>
        )}
      </CalloutBody>
      <RefreshWhile />
    </Callout>
  );
}
