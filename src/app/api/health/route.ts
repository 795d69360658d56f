import { connection } from "next/server";
import { searchEngine } from "@/lib/discovery/engine-instance";
import { db } from "@/lib/platform/db";

/** Alive and able to reach the database; search may still be warming, and lists work meanwhile. */
export async function GET(): Promise<Response> {
  await connection();
  const [database, search] = await Promise.all([
    db.$queryRaw`SELECT 1`.then(
      () => "ok" as const,
      () => "unavailable" as const,
    ),
    searchEngine().health(),
  ]);
  const headers = { "Cache-Control": "no-store" };
  return Response.json({ database, search }, { status: database === "ok" ? 200 : 503, headers });
}
