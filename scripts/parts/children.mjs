import { readFileSync } from "node:fs";

const GRACE_MS = 10_000;
const children = new Set();
let isStopping = false;

/** Processes we started end with us: on Ctrl-C, on SIGTERM, and when npm, which started us, is gone. */
export function track(child) {
  watchOnce();
  children.add(child);
  child.once("exit", () => children.delete(child));
  return child;
}

export function isShuttingDown() {
  return isStopping;
}

let isWatching = false;
function watchOnce() {
  if (isWatching) return;
  isWatching = true;
  process.on("SIGINT", () => shutDown(130));
  process.on("SIGTERM", () => shutDown(143));
  process.on("SIGHUP", () => shutDown(129));
  process.on("exit", () => {
    for (const child of children) child.kill("SIGKILL");
  });
  whenNpmIsGone(() => shutDown(143));
}

/** npm does not pass on that it was killed; without it nobody can see or stop us any more. */
export function whenNpmIsGone(run) {
  if (!process.env.npm_lifecycle_event) return;
  const line = lineToNpm();
  const watch = setInterval(() => {
    if (lineToNpm() === line) return;
    clearInterval(watch);
    run();
  }, 1_000).unref();
}

/** Our parent; where that is only the shell npm runs us in, also the shell's parent, as far as the system tells. */
function lineToNpm() {
  try {
    const [, name, parent] = /^\d+ \((.*)\) \S (\d+)/s.exec(
      readFileSync(`/proc/${process.ppid}/stat`, "utf8"),
    );
    return /^(sh|dash|bash|ash|busybox|zsh)$/.test(name) ? `${process.ppid} ${parent}` : String(process.ppid);
  } catch {
    return String(process.ppid);
  }
}

async function shutDown(code) {
  // Whoever asks twice does not want to wait.
  if (isStopping) process.exit(code);
  isStopping = true;
  await Promise.all([...children].map(stop));
  process.exit(code);
}

/** Asks a process to end and insists after ten seconds. */
export async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once("exit", resolve));
  // Windows knows no signals: there the server sees that its channel to us is closed.
  if (process.platform === "win32" && child.connected) child.disconnect();
  else child.kill("SIGTERM");
  const insist = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
  await exit;
  clearTimeout(insist);
}
