import { requireNode } from "./parts/node-version.mjs";

requireNode();
const { refuseUncaught } = await import("./parts/terminal.mjs");
const { ensureDependencies, ensurePrismaClient } = await import("./parts/dependencies.mjs");
const { loadDotEnv } = await import("./parts/dot-env.mjs");
const { portFrom, requireFreePort } = await import("./parts/port.mjs");
const { runAloud, tool } = await import("./parts/command.mjs");

refuseUncaught();
loadDotEnv();
const port = portFrom(process.env.PORT, 3000);
const host = process.env.HOST || "127.0.0.1";
await requireFreePort(port, host);
await ensureDependencies();
await ensurePrismaClient();
const isFine = await runAloud(tool("next", "dev", "--port", String(port), "--hostname", host), {
  NEXTAUTH_URL: process.env.NEXTAUTH_URL || `http://localhost:${port}`,
});
process.exit(isFine ? 0 : 1);
