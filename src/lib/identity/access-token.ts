import { z } from "zod";
import { TokenScope } from "./model";

/** A personal access token as its person sees it; the token itself is never seen again. */
export const AccessToken = z.object({
  id: z.string(),
  name: z.string(),
  /** Its first characters. */
  prefix: z.string(),
  scopes: z.array(TokenScope),
  createdAt: z.date(),
  expiresAt: z.date(),
  /** The day of the last use. */
  lastUsedOn: z.date().nullable(),
});
export type AccessToken = z.infer<typeof AccessToken>;

/** For how many days a token may be made. */
export const TOKEN_DAYS = [7, 30, 90, 180, 365] as const;
export const DEFAULT_TOKEN_DAYS: (typeof TOKEN_DAYS)[number] = 90;
