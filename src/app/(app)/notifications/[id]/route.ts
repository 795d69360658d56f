import { z } from "zod";
import { openNotification } from "@/lib/notifications/commands/mark-read";
import { MarkRead } from "@/lib/notifications/model";
import { publicUrl } from "@/lib/platform/public-url";
import { route } from "@/lib/transport/route";

/** Where a notification leads; whoever goes there has read it. */
export const GET = route({ params: MarkRead, query: z.object({}) }, async (actor, { params }) => {
  const { href } = await openNotification(actor, params);
  return Response.redirect(publicUrl(`/${href.slice(1)}`), 303);
});
