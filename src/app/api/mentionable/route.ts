import { z } from "zod";
import { MentionableQuery } from "@/lib/collaboration/mentionable";
import { findMentionable } from "@/lib/collaboration/queries/find-mentionable";
import { route } from "@/lib/transport/route";

/** Whom one can name in what one writes about a product, for what has been typed of the name. */
export const GET = route({ params: z.object({}), query: MentionableQuery }, async (actor, { query }) =>
  Response.json(
    { people: await findMentionable(actor, query) },
    { headers: { "Cache-Control": "no-store" } },
  ),
);
