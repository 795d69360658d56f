import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { Meilisearch } from "meilisearch";

const MASTER_KEY = "agora-test-master-key-of-a-killed-server";

/** A real server of our own, which can be ended in the middle of anything and started again on what it kept. */
export async function killableServer(binary: string) {
  const folder = await mkdtemp(path.join(tmpdir(), "agora-meili-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let running: ChildProcess | null = null;

  async function start(): Promise<void> {
    const options = {
      "--env": "production",
      "--master-key": MASTER_KEY,
      "--db-path": path.join(folder, "db"),
      "--dump-dir": path.join(folder, "dumps"),
      "--snapshot-dir": path.join(folder, "snapshots"),
      "--http-addr": `127.0.0.1:${port}`,
      "--max-indexing-threads": "1",
    };
    running = spawn(binary, ["--no-analytics", ...Object.entries(options).flat()], { stdio: "ignore" });
    const client = new Meilisearch({ host: url, timeout: 1_000 });
    while (!(await client.isHealthy())) await new Promise((resolve) => setTimeout(resolve, 50));
  }

  async function kill(): Promise<void> {
    if (!running) return;
    const ended = once(running, "exit");
    running.kill("SIGKILL");
    await ended;
    running = null;
  }

  await start();
  return {
    address: { url, keys: { masterKey: MASTER_KEY }, prefix: "agora_", timeoutMs: 5_000 },
    stop: kill,
    startAgain: start,
    async remove() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
