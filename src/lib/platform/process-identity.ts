import { readFile, readlink } from "node:fs/promises";
import { hostname } from "node:os";
import { z } from "zod";

/** Tells a process from a later one with the same number, and from one in another container or on another machine. */
export const ProcessIdentity = z.object({
  pid: z.number().int().positive(),
  machine: z.string(),
  startedAt: z.string().nullable(),
});
export type ProcessIdentity = z.infer<typeof ProcessIdentity>;

export async function identifyThisProcess(): Promise<ProcessIdentity> {
  return { pid: process.pid, machine: await machine(), startedAt: await startOf(process.pid) };
}

/** "unknown" when it runs where its number says nothing here, or when the system does not say since when it runs. */
export async function stateOf(other: ProcessIdentity): Promise<"running" | "gone" | "unknown"> {
  if (other.machine !== (await machine())) return "unknown";
  if (!isRunning(other.pid)) return "gone";
  const startedAt = await startOf(other.pid);
  if (startedAt === null || other.startedAt === null) return "unknown";
  return startedAt === other.startedAt ? "running" : "gone";
}

/** A process number is unique within one process namespace of one boot of one machine. */
async function machine(): Promise<string> {
  const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => "");
  const namespace = await readlink("/proc/self/ns/pid").catch(() => "");
  return [hostname(), boot.trim(), namespace].filter(Boolean).join(" ");
}

/** Clock ticks from boot to start, on Linux; null where the system has no such file. */
async function startOf(pid: number): Promise<string | null> {
  const line = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // The second field is the program's name in brackets and may itself hold spaces and brackets.
  return line.slice(line.lastIndexOf(")") + 2).split(" ")[19] ?? null;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
