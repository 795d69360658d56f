"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { removeDemoMesh } from "@/lib/demo/remove-demo-mesh";
import { endSession } from "@/lib/identity/start-session";
import { action } from "@/lib/transport/action";

const RemoveDemoMesh = z.object({
  agreed: z.literal("yes", { error: "Tick the box: removing cannot be undone." }),
});

export const removeDemoMeshAction = action(RemoveDemoMesh, async (actor) => {
  const { isEverything, isSelfGone } = await removeDemoMesh(actor);
  if (isSelfGone) {
    await endSession();
    redirect(isEverything ? "/welcome" : "/sign-in");
  }
  refresh();
});
