import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { copyEmbeddedTemplate, createPostgresCopy, dropPostgresCopy } from "./database-template";

// Runs before the test file is loaded, so the project's own modules see this environment when they first read it.
const url = process.env.TEST_DATABASE_URL;
const name = `agora_test_${randomUUID().replaceAll("-", "").slice(0, 12)}`;
const folder = path.join(tmpdir(), name);

process.env.LOG_LEVEL ??= "silent";
process.env.NEXTAUTH_SECRET ??= "a-secret-for-tests-only-0123456789abcdef";
process.env.AGORA_DATA_DIR = folder;
if (url) process.env.DATABASE_URL = await createPostgresCopy(url, name);
else await copyEmbeddedTemplate(folder);

afterAll(async () => {
  const { db } = await import("@/lib/platform/db");
  await db.$disconnect();
  if (url) {
    await dropPostgresCopy(url, name);
  } else {
    const { closeEmbedded } = await import("@/lib/platform/embedded");
    await closeEmbedded();
  }
  await rm(folder, { recursive: true, force: true });
});
