import { z } from "zod";

const first = z.union([z.string(), z.array(z.string()).transform((all) => all[0] ?? "")]);

/** The words a list is narrowed by, as an address says them; nonsense is as if nothing had been said. */
export const ListWords = first
  .transform((text) => text.replaceAll("\u0000", "").trim().slice(0, 100).toWellFormed())
  .catch("");
