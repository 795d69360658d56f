import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { runQuietly, tool } from "./command.mjs";
import { Refusal, ROOT, step } from "./terminal.mjs";

const ON_PATH = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const HOW = "Install Chromium or Chrome, or set CHROMIUM_PATH to one.";

/** The browser for the journeys: the one that is there, else one that can be fetched. */
export async function ensureBrowser() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen && !runs(chosen)) throw new Refusal(`CHROMIUM_PATH is ${chosen}, which does not run. ${HOW}`);
  const found = chosen || findBrowser();
  if (found) return found;
  for (const fetchBrowser of [fromPlaywright, fromDebian]) {
    await fetchBrowser().catch(() => {});
    const fetched = findBrowser();
    if (fetched) return fetched;
  }
  throw new Refusal(`There is no browser for the journeys, and none could be fetched. ${HOW}`);
}

function findBrowser() {
  return [...ON_PATH.flatMap(onPath), MAC, ofPlaywright()].find((file) => existsSync(file) && runs(file));
}

function onPath(name) {
  return (process.env.PATH ?? "").split(path.delimiter).map((folder) => path.join(folder, name));
}

function ofPlaywright() {
  return createRequire(path.join(ROOT, "package.json"))("@playwright/test").chromium.executablePath();
}

/** Some systems put a mere pointer to their shop where the browser belongs. */
function runs(file) {
  return spawnSync(file, ["--version"], { timeout: 20_000 }).status === 0;
}

function fromPlaywright() {
  return step("Fetching Chromium with Playwright", () =>
    runQuietly(tool("@playwright/test", "install", "chromium"), "Playwright could not fetch Chromium."),
  );
}

async function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return;
  await step("Installing Debian's Chromium", async () => {
    const failure = "apt-get could not install Chromium.";
    await runQuietly(["apt-get", "update"], failure);
    await runQuietly(["apt-get", "install", "-y", "chromium"], failure, {
      env: { DEBIAN_FRONTEND: "noninteractive" },
    });
  });
}
