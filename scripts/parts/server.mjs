import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { stop, track } from "./children.mjs";
import { lastLines } from "./command.mjs";
import { Refusal, ROOT } from "./terminal.mjs";

const START_MAX_MS = 180_000;
/** Ours, and Next's: the latter keeps the server alive, which then answers every request with an error. */
const START_FAILED =
  /(?:Agora could not start|An error occurred while loading instrumentation hook): ([\s\S]*?)(?=\n\s+at |$)/;

/** Starts the built server and waits until it is healthy; refuses with its own words when it cannot start. */
export async function startServer({ port, host, env }) {
  const child = track(
    spawn(process.execPath, ["scripts/serve.mjs"], {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: { ...process.env, ...env, NODE_ENV: "production", PORT: String(port), HOSTNAME: host },
    }),
  );
  const server = { child, output: "", exit: new Promise((resolve) => child.once("exit", resolve)) };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      server.output = (server.output + chunk).slice(-20_000);
    });
  }
  await untilHealthy(server, healthAddress(port, host));
  return server;
}

async function untilHealthy(server, address) {
  const { child } = server;
  const end = performance.now() + START_MAX_MS;
  while (performance.now() < end) {
    if (child.exitCode !== null || child.signalCode !== null || START_FAILED.test(server.output)) {
      await stop(child);
      const reason = START_FAILED.exec(server.output)?.[1].trim() ?? wordsOf(server.output);
      throw new Refusal(`The server could not start.\n\n${reason}`);
    }
    if (await isHealthy(address)) return;
    await pause(100);
  }
  await stop(child);
  throw new Refusal(`The server did not become healthy within three minutes.\n\n${wordsOf(server.output)}`);
}

async function isHealthy(address) {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}

function healthAddress(port, host) {
  const reachable =
    { "0.0.0.0": "127.0.0.1", "::": "[::1]" }[host] ?? (host.includes(":") ? `[${host}]` : host);
  return `http://${reachable}:${port}/api/health`;
}

/** What a program said, without the lines that only tell where in its code it was. */
export function wordsOf(output) {
  const lines = output.split("\n").filter((line) => !/^\s+at /.test(line) && line.trim() !== "");
  return lastLines(lines.join("\n")) || "It said nothing.";
}
