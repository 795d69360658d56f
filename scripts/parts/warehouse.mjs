import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { track } from "./children.mjs";
import { tool } from "./command.mjs";
import { Refusal, ROOT } from "./terminal.mjs";

/**
 * A real PostgreSQL database for the journeys in which access is given there; null without a server to make it on.
 * `facts` is what the journey has to know of it, as JSON.
 */
export async function openWarehouse(serverUrl) {
  if (!serverUrl) return null;
  const [command, ...args] = tool("tsx", "tests/support/warehouse-process.ts", serverUrl);
  const child = track(spawn(command, args, { cwd: ROOT, stdio: ["pipe", "pipe", "inherit"] }));
  const ended = once(child, "exit");
  const line = once(createInterface(child.stdout), "line").then(([text]) => text);
  const facts = await Promise.race([line, ended.then(() => null)]);
  if (facts === null) throw new Refusal("The database for the journeys could not be made.");
  return {
    facts,
    target: JSON.parse(facts).target,
    async close() {
      child.stdin.end();
      await ended;
    },
  };
}
