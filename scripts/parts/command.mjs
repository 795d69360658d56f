import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { track } from "./children.mjs";
import { Refusal, ROOT } from "./terminal.mjs";

const TAIL_LINES = 40;
const KEPT_CHARACTERS = 50_000;

/** The command line of a tool in node_modules, without going through npx. */
export function tool(name, ...args) {
  const folder = path.join(ROOT, "node_modules", name);
  const { bin } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const script = typeof bin === "string" ? bin : (bin[path.basename(name)] ?? Object.values(bin)[0]);
  return [process.execPath, path.join(folder, script), ...args];
}

export function npm(...args) {
  const script = process.env.npm_execpath;
  return script?.endsWith(".js") ? [process.execPath, script, ...args] : ["npm", ...args];
}

function start([command, ...args], stdio, env) {
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", CHECKPOINT_DISABLE: "1", ...env },
    // npm is a batch file on Windows, which only a shell can start.
    shell: process.platform === "win32" && command === "npm",
  });
  return track(child);
}

function ended(child) {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? `signal ${signal}`));
  });
}

/** Runs a command without a word; when it fails, the refusal carries the end of what it said. */
export async function runQuietly(line, failure, { env, linesMax } = {}) {
  const child = start(line, ["ignore", "pipe", "pipe"], { NO_COLOR: "1", ...env });
  let said = "";
  const listen = (chunk) => {
    said = (said + chunk).slice(-KEPT_CHARACTERS);
  };
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  const code = await ended(child);
  if (code !== 0) throw new Refusal(`${failure} (exit: ${code})\n\n${lastLines(said, linesMax)}`);
}

/** Runs a command whose output the person wants to see; true when it succeeded. */
export async function runAloud(line, env = {}) {
  return (await ended(start(line, ["ignore", "inherit", "inherit"], env))) === 0;
}

export function lastLines(text, linesMax = TAIL_LINES) {
  return text.trimEnd().split("\n").slice(-linesMax).join("\n");
}
