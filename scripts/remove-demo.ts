// Removes the demo mesh while the server is stopped. With PostgreSQL the server may also run.

import { existsSync } from "node:fs";

// What is already set wins.
if (existsSync(".env")) process.loadEnvFile(".env");

try {
  // Loaded here, since an unusable environment is told when it is read.
  const { openDatabase } = await import("@/lib/platform/open-database");
  const { closeEmbedded } = await import("@/lib/platform/embedded");
  const { unsafeRemoveDemoMesh } = await import("@/lib/demo/remove-demo-mesh");
  await openDatabase().catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${reason}\nWhile Agora runs, remove the demo mesh there: Admin, Demo mesh.`, { cause });
  });
  try {
    const removed = await unsafeRemoveDemoMesh(null);
    console.log(
      `Removed: ${removed.products} data products, ${removed.policies} policies, ${removed.domains} domains, ${removed.people} people.`,
    );
    if (removed.isEverything) console.log("Agora is new again: whoever opens it first becomes its admin.");
  } finally {
    await closeEmbedded();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
