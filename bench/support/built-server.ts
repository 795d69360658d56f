import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { ROOT } from "./root";

/** Said by rows that need it. */
export const NO_BUILD = "there is no build; run `npm run build` first";

export function isBuilt(): boolean {
  return existsSync(path.join(ROOT, ".next/standalone/server.js"));
}

export type BuiltServer = {
  origin: string;
  msToFirstPage: number;
  memoryMb(): Promise<number>;
  stop(): Promise<void>;
};

/** Starts the built server and waits for the first page that people get to see. */
export async function startBuiltServer(env: Record<string, string>): Promise<BuiltServer> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const start = performance.now();
  const child = spawn(process.execPath, ["scripts/serve.mjs"], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      HOSTNAME: "127.0.0.1",
      NEXTAUTH_URL: origin,
      ...env,
    },
  });
  await untilAnswered(child, `${origin}/sign-in`);
  const msToFirstPage = performance.now() - start;
  return {
    origin,
    msToFirstPage,
    memoryMb: () => residentMb(child),
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function untilAnswered(child: ChildProcess, address: string): Promise<void> {
  while (child.exitCode === null) {
    const answer = await fetch(address).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await pause(20);
  }
  throw new Error("The built server did not start.");
}

async function residentMb({ pid }: ChildProcess): Promise<number> {
  const { stdout } = await promisify(execFile)("ps", ["-o", "rss=", "-p", String(pid)]);
  return Number(stdout) / 1_000;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** Until what was inserted is found. */
export async function untilIndexed({ origin }: BuiltServer): Promise<void> {
  for (;;) {
    // A server at work on its index may let a connection lapse.
    const answer: unknown = await fetch(`${origin}/api/health`).then(
      (response) => response.json(),
      () => null,
    );
    if (typeof answer === "object" && answer !== null && "search" in answer && answer.search === "ok") return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
