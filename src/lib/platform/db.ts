import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { openEmbedded } from "./embedded";
import { env } from "./env";
import { type Prisma, PrismaClient } from "./prisma/client";

/** A transaction, or the client itself: what a store or query needs to run. */
export type Tx = Prisma.TransactionClient;

type AdapterFactory = NonNullable<ConstructorParameters<typeof PrismaClient>[0]["adapter"]>;

/** The embedded database is opened by the first query, so that importing this module touches no disk. */
function embeddedAdapter(): AdapterFactory {
  return {
    provider: "postgres",
    adapterName: "pglite-prisma-adapter",
    connect: async () => new PrismaPGlite((await openEmbedded()).client).connect(),
  };
}

function createClient(): PrismaClient {
  return new PrismaClient({
    adapter: env.DATABASE_URL ? new PrismaPg({ connectionString: env.DATABASE_URL }) : embeddedAdapter(),
    // The embedded database has one connection: a writer waits its turn rather than fail.
    transactionOptions: { maxWait: 15_000, timeout: 20_000 },
  });
}

declare global {
  var agoraDb: PrismaClient | undefined;
}

/** Kept across module reloads in development, where every client would open connections of its own. */
export const db: PrismaClient = globalThis.agoraDb ?? createClient();
globalThis.agoraDb = db;

/** True when a write failed because a row with the same unique value exists. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "P2002";
}
