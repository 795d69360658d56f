import { db } from "@/lib/platform/db";
import { closeEmbedded } from "@/lib/platform/embedded";
import { insertMesh } from "./insert-mesh";
import type { Row } from "./row";

export async function measure(): Promise<Row[]> {
  await insertMesh();
  await db.$disconnect();
  await closeEmbedded();
  return [];
}
