// Brings the database of this environment to the newest migration; the server does the same when it starts.

try {
  // Loaded here, since an unusable environment is told when it is read.
  const { openDatabase } = await import("@/lib/platform/open-database");
  const { closeEmbedded } = await import("@/lib/platform/embedded");
  await openDatabase();
  await closeEmbedded();
  console.log("The database is up to date.");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

export {};
