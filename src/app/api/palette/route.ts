import { z } from "zod";
import { PaletteQuery } from "@/lib/discovery/palette";
import { findPaletteEntries } from "@/lib/discovery/queries/find-palette-entries";
import { route } from "@/lib/transport/route";

/** What the command palette shows for the words typed into it. */
export const GET = route({ params: z.object({}), query: PaletteQuery }, async (actor, { query }) =>
  Response.json(await findPaletteEntries(actor, query), { headers: { "Cache-Control": "no-store" } }),
);
