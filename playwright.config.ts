import { defineConfig, devices } from "@playwright/test";

const report = process.env.AGORA_JOURNEYS_REPORT;

/** `npm run journeys` starts the server, finds a browser and says where they are. */
export default defineConfig({
  testDir: "tests/e2e",
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: report ? [["list"], ["json", { outputFile: report }]] : [["list"]],
  use: {
    baseURL: process.env.AGORA_URL ?? "http://localhost:3000",
    trace: "retain-on-failure",
    // Long for the slowest machine; without it one missing button takes the whole time of a test.
    actionTimeout: 30_000,
    ...devices["Desktop Chrome"],
    launchOptions: {
      ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
      args: [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-dev-shm-usage",
      ],
    },
  },
});
