import { requireNode } from "./parts/node-version.mjs";

requireNode();
const { runTests } = await import("./parts/test-run.mjs");
await runTests({ isQuick: process.argv.includes("--quick") });
