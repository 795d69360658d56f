import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isShuttingDown } from "./children.mjs";
import { ensureDependencies, ensurePrismaClient } from "./dependencies.mjs";
import { loadDotEnv } from "./dot-env.mjs";
import { portFrom, requireFreePort } from "./port.mjs";
import { startServer, wordsOf } from "./server.mjs";
import { ensureBuild } from "./standalone.mjs";
import { Refusal, ROOT, refuseUncaught, seconds, step } from "./terminal.mjs";

const RESTART_AFTER_MS = [1_000, 3_000, 9_000];
/** A server that ran this long has recovered; its next crash counts as the first. */
const RECOVERED_MS = 60_000;

/** Everything embedded, with the demo mesh: installs, builds and starts what is not there yet. */
export async function demo() {
  refuseUncaught();
  loadDotEnv();
  const begin = performance.now();
  const port = portFrom(process.env.PORT, 3000);
  const host = process.env.HOST || "127.0.0.1";
  const dataDir = path.resolve(ROOT, process.env.AGORA_DATA_DIR || ".agora");
  await requireFreePort(port, host);
  if (!process.env.DATABASE_URL) await requireWritable(dataDir);

  await ensureDependencies();
  await ensurePrismaClient();
  await ensureBuild();
  const settings = {
    port,
    host,
    env: {
      AGORA_DEMO: "1",
      AGORA_DATA_DIR: dataDir,
      NEXTAUTH_URL: process.env.NEXTAUTH_URL || `http://localhost:${port}`,
      LOG_LEVEL: process.env.LOG_LEVEL || "warn",
    },
  };
  const server = await step("Starting", () => startServer(settings));
  await welcome(settings, performance.now() - begin);
  await keepRunning(server, settings);
}

async function requireWritable(folder) {
  const probe = path.join(folder, `.probe-${process.pid}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(probe, "");
    await rm(probe);
  } catch (error) {
    throw new Refusal(
      `Cannot write to the data folder ${folder} (${error.message}).\nSet AGORA_DATA_DIR to a folder this user may write.`,
    );
  }
}

async function welcome({ env, host }, duration) {
  const { people } = JSON.parse(await readFile(path.join(ROOT, "src/lib/demo/people.json"), "utf8"));
  const column = (name) => Math.max(...people.map((person) => person[name].length));
  const widths = { email: column("email"), password: column("password") };
  console.log(
    `\nAgora is ready after ${seconds(duration)}:  ${env.NEXTAUTH_URL}\n\nSign in as one of these people:`,
  );
  for (const { email, password, name, role } of people) {
    console.log(`  ${email.padEnd(widths.email)}  ${password.padEnd(widths.password)}  ${name}, ${role}`);
  }
  if (!["127.0.0.1", "::1", "localhost"].includes(host)) {
    console.log(`\nEverybody who reaches ${host} can use these passwords.`);
  }
  const place = process.env.DATABASE_URL ? "the database of DATABASE_URL" : env.AGORA_DATA_DIR;
  console.log(`\nData: ${place}\nStop with Ctrl-C.\n`);
}

async function keepRunning(first, settings) {
  let server = first;
  let crashes = 0;
  for (;;) {
    const begin = performance.now();
    for (const name of ["stdout", "stderr"]) server.child[name].pipe(process[name]);
    const code = await server.exit;
    if (isShuttingDown()) return;
    crashes = performance.now() - begin > RECOVERED_MS ? 1 : crashes + 1;
    server = await restart(crashes, code ?? server.child.signalCode, server, settings);
  }
}

async function restart(crashes, code, { output }, settings) {
  const delay = RESTART_AFTER_MS[crashes - 1];
  if (delay === undefined) {
    throw new Refusal(`The server stopped ${crashes} times in a row (${code}).\n\n${wordsOf(output)}`);
  }
  console.error(
    `\nThe server stopped unexpectedly (${code}). Starting it again in ${seconds(delay)}; no data is lost.`,
  );
  await pause(delay);
  return step("Starting again", () => startServer(settings));
}
