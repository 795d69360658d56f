import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { db } from "@/lib/platform/db";

const KEY = "installation";
const Installation = z.object({ id: z.uuid() });

/** By what this installation knows the roles it made, since several may share one server. */
export async function installationMark(): Promise<string> {
  await db.setting.createMany({ data: [{ key: KEY, value: { id: randomUUID() } }], skipDuplicates: true });
  const row = await db.setting.findUniqueOrThrow({ where: { key: KEY } });
  return `Made by Agora ${Installation.parse(row.value).id}`;
}
