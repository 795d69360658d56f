import path from "node:path";
import { pathToFileURL } from "node:url";
import { whenNpmIsGone } from "./parts/children.mjs";
import { loadDotEnv } from "./parts/dot-env.mjs";
import { ROOT } from "./parts/terminal.mjs";

// Runs the built server. Started by another script, it ends with that script, even when that one was killed and
// could not say so: then the channel between the two closes.

const GRACE_MS = 8_000;

function end() {
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  // Whoever read our output is gone as well.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  if (process.listenerCount("SIGTERM") === 0) process.exit(1);
  process.emit("SIGTERM", "SIGTERM");
}

if (process.channel) {
  process.on("disconnect", end);
} else {
  whenNpmIsGone(end);
  // A script that starts us has settled the environment already.
  loadDotEnv();
}

// The server moves into the folder of the build, which the next build empties: no data may lie there.
process.env.AGORA_DATA_DIR = path.resolve(ROOT, process.env.AGORA_DATA_DIR || ".agora");
await import(pathToFileURL(path.join(ROOT, ".next/standalone/server.js")).href);
