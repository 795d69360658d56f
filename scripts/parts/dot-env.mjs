import { existsSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./terminal.mjs";

/** What is already set wins. */
export function loadDotEnv() {
  const file = path.join(ROOT, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}
