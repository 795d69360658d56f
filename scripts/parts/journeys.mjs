import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { stop } from "./children.mjs";
import { runAloud, tool } from "./command.mjs";
import { findFreePort } from "./port.mjs";
import { startServer, wordsOf } from "./server.mjs";
import { ensureBuild } from "./standalone.mjs";
import { step } from "./terminal.mjs";
import { openWarehouse } from "./warehouse.mjs";

/** What the developer's shell is set up for must not be reached by a journey. */
const NOTHING_OUTSIDE = {
  DATABASE_URL: "",
  SMTP_URL: "",
  OIDC_ISSUER: "",
  GITHUB_ID: "",
  GITHUB_SECRET: "",
  PROVISION_POSTGRES: "",
};

/** Walks through the built application in a browser, on a demo mesh of its own; true when every journey arrived. */
export async function runJourneys(args, env = {}) {
  const browser = await ensureBrowser();
  await ensureBuild();
  const dataDir = await mkdtemp(path.join(tmpdir(), "agora-journeys-"));
  const port = await findFreePort();
  const address = `http://localhost:${port}`;
  const settings = {
    AGORA_DEMO: "1",
    AGORA_DATA_DIR: dataDir,
    NEXTAUTH_URL: address,
    LOG_LEVEL: "warn",
    // Where a journey itself listens for what is sent.
    WEBHOOK_ALLOWED_HOSTS: "127.0.0.1",
    ...NOTHING_OUTSIDE,
  };
  const warehouse = await openWarehouse(process.env.TEST_DATABASE_URL);
  if (warehouse) settings.PROVISION_POSTGRES = JSON.stringify([warehouse.target]);
  try {
    const server = await step("Starting a server for the journeys", () =>
      startServer({ port, host: "127.0.0.1", env: settings }),
    );
    const isFine = await runAloud(tool("@playwright/test", "test", ...args), {
      ...env,
      AGORA_URL: address,
      CHROMIUM_PATH: browser,
      AGORA_WAREHOUSE: warehouse?.facts ?? "",
    });
    await stop(server.child);
    if (!isFine) console.log(`What the server said:\n${wordsOf(server.output)}`);
    return isFine;
  } finally {
    await warehouse?.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
