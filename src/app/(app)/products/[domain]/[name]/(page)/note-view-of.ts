import { headers } from "next/headers";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import type { ProductDetail } from "@/lib/registry/product";
import { countedView } from "@/lib/usage/counted-view";
import { noteView } from "@/lib/usage/view-buffer";

/** Counts that somebody looks at a published product. Nothing is written before the page is answered. */
export async function noteViewOf(
  actor: Actor,
  { id: productId, domainId, current }: Pick<ProductDetail, "id" | "domainId" | "current">,
): Promise<void> {
  if (!current) return;
  const sent = await headers();
  const view = countedView(
    actor,
    { domainId },
    {
      userAgent: sent.get("user-agent") ?? "",
      referer: sent.get("referer") ?? "",
      origin: sent.get("host") ?? "",
    },
  );
  if (view) noteView({ ...view, productId, personId: actor.id, at: now() });
}
