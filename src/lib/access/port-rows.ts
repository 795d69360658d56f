import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/prisma/client";
import type { Descriptor } from "@/lib/registry/descriptor";
import { Lifecycle } from "@/lib/registry/model";
import { readDescriptor } from "@/lib/registry/read-descriptor";
import { StoredDocument } from "@/lib/registry/stored-document";
import { type AccessTerms, NO_TERMS } from "./access-terms";

/** A product as far as giving access to it goes: its document as people see it, and what stands beside that. */
export type ProductAccess = {
  id: string;
  domainId: string;
  lifecycle: Lifecycle;
  version: { id: string; version: string } | null;
  descriptor: Descriptor;
  terms: AccessTerms;
  /** Zero while nothing was ever set. */
  revision: number;
  /** Those named to decide who can still act. */
  named: readonly string[];
};

const Row = z.object({
  id: z.string(),
  domainId: z.string(),
  lifecycle: Lifecycle,
  currentVersion: z.object({ id: z.string(), version: z.string(), descriptor: StoredDocument }).nullable(),
  accessSettings: z
    .object({
      maxDays: z.number().int().nullable(),
      isTeamApproved: z.boolean(),
      revision: z.number().int(),
      approvers: z.array(z.object({ userId: z.string() })),
    })
    .nullable(),
});

export async function readProductAccess(
  tx: Tx,
  where: Prisma.DataProductWhereInput,
): Promise<ProductAccess[]> {
  const rows = await tx.dataProduct.findMany({
    where,
    select: {
      id: true,
      domainId: true,
      lifecycle: true,
      currentVersion: { select: { id: true, version: true, descriptor: true } },
      accessSettings: {
        select: {
          maxDays: true,
          isTeamApproved: true,
          revision: true,
          approvers: {
            where: { user: { isActive: true } },
            select: { userId: true },
            orderBy: { user: { name: "asc" } },
          },
        },
      },
    },
  });
  return z
    .array(Row)
    .parse(rows)
    .map(({ currentVersion, accessSettings, ...product }) => ({
      ...product,
      version: currentVersion && { id: currentVersion.id, version: currentVersion.version },
      descriptor: readDescriptor(currentVersion?.descriptor ?? {}).descriptor,
      terms: accessSettings ?? NO_TERMS,
      revision: accessSettings?.revision ?? 0,
      named: accessSettings?.approvers.map(({ userId }) => userId) ?? [],
    }));
}
