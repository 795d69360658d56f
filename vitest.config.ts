import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: {
      "@": path.resolve(import.meta.dirname, "src"),
      // "server-only" throws outside a React server bundle; the tests are the server here.
      "server-only": path.resolve(import.meta.dirname, "node_modules/server-only/empty.js"),
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          // Generous, so that a busy machine does not fail what is right; speed is measured by the benchmarks.
          testTimeout: 60_000,
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/**/*.db.test.ts", "tests/**/*.meili.test.ts", "tests/e2e/**"],
        },
      },
      {
        extends: true,
        test: {
          // Against a real server; scripts/test.mjs says so when there is none.
          name: "meili",
          include: ["tests/**/*.meili.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["tests/**/*.db.test.ts"],
          globalSetup: ["tests/support/database-global.ts"],
          setupFiles: ["tests/support/database-setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
