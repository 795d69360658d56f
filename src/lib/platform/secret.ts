import "server-only";
import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { dataDir, env } from "./env";

let generated: string | undefined;

/**
 * What session tokens are encrypted with. An installation with the database inside keeps one of its own in the data
 * folder; several app processes over one database must be given the same by their operator.
 */
export function sessionSecret(): string {
  if (env.NEXTAUTH_SECRET) return env.NEXTAUTH_SECRET;
  if (env.DATABASE_URL && env.NODE_ENV === "production") {
    throw new Error(
      "NEXTAUTH_SECRET is not set. Every app process needs the same one, at least 32 characters long.",
    );
  }
  generated ??= secretIn(dataDir);
  return generated;
}

/** The secret kept in a folder, made when there is none yet; readable by the owner of the process alone. */
export function secretIn(folder: string): string {
  const file = path.join(folder, "session-secret");
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  const secret = readFileSync(file, "utf8").trim();
  if (secret.length < 32)
    throw new Error(`${file} holds no secret. Delete it; people will have to sign in again.`);
  return secret;
}
