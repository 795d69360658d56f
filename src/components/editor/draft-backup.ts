import { z } from "zod";
import { isJsonObject, type JsonObject } from "@/lib/registry/json";

const Backup = z.object({
  /** The revision the work started from. */
  revision: z.number().int(),
  document: z.custom<JsonObject>(isJsonObject),
  writtenAt: z.iso.datetime(),
});
export type Backup = z.infer<typeof Backup>;

/** What is typed and not yet saved, kept in this browser: no closed window and no lost connection takes it away. */
export const draftBackup = {
  read(productId: string): Backup | null {
    const text = attempt(() => localStorage.getItem(keyOf(productId)));
    if (!text) return null;
    const backup = Backup.safeParse(attempt(() => JSON.parse(text)));
    return backup.success ? backup.data : null;
  },
  write(productId: string, backup: Backup): void {
    attempt(() => localStorage.setItem(keyOf(productId), JSON.stringify(backup)));
  },
  remove(productId: string): void {
    attempt(() => localStorage.removeItem(keyOf(productId)));
  },
};

function keyOf(productId: string): string {
  return `agora-draft-${productId}`;
}

/** A browser may forbid its storage or have filled it; the work then lives in the page alone. */
function attempt<T>(use: () => T): T | null {
  try {
    return use();
  } catch {
    return null;
  }
}
