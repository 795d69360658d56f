import "server-only";
import { db, isUniqueViolation, type Tx } from "@/lib/platform/db";
import { AppError, notFound } from "@/lib/platform/errors";
import type { AllowedHosts } from "@/lib/platform/outgoing/allowed-hosts";
import { readOutgoingUrl } from "@/lib/platform/outgoing/outgoing-url";

/** The address as it is kept, or why Agora would not call it. */
export function usableUrl(text: string, allowed: AllowedHosts): string {
  const read = readOutgoingUrl(text, allowed);
  if (!read.usable) throw new AppError("invalid-input", read.reason);
  return read.url.href;
}

/** Runs what writes a webhook, for a domain that is there and under a name that is free. */
export async function saveWebhook<T>(
  { name, domainId }: { name: string; domainId: string | null },
  write: (tx: Tx) => Promise<T>,
): Promise<T> {
  try {
    return await db.$transaction(async (tx) => {
      if (domainId !== null && (await tx.domain.count({ where: { id: domainId } })) === 0)
        throw notFound("domain");
      return write(tx);
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("conflict", `There is a webhook called ${name} already.`, [], { cause: error });
  }
}
