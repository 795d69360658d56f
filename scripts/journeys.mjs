import { requireNode } from "./parts/node-version.mjs";

requireNode();
const { refuseUncaught } = await import("./parts/terminal.mjs");
const { ensureDependencies, ensurePrismaClient } = await import("./parts/dependencies.mjs");
const { runJourneys } = await import("./parts/journeys.mjs");

refuseUncaught();
await ensureDependencies();
await ensurePrismaClient();
process.exit((await runJourneys(process.argv.slice(2))) ? 0 : 1);
