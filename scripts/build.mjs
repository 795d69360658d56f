import { requireNode } from "./parts/node-version.mjs";

requireNode();
const { refuseUncaught } = await import("./parts/terminal.mjs");
const { ensureDependencies, ensurePrismaClient } = await import("./parts/dependencies.mjs");
const { ensureBuild } = await import("./parts/standalone.mjs");

refuseUncaught();
await ensureDependencies();
await ensurePrismaClient();
await ensureBuild();
