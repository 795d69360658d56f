import path from "node:path";
import { isShuttingDown } from "./children.mjs";

export const ROOT = path.resolve(import.meta.dirname, "../..");

/** A failure the person can mend: its message is shown as it is, without a stack. */
export class Refusal extends Error {}

export function refuseUncaught() {
  process.on("uncaughtException", (error) => {
    // What we stopped ourselves may well complain.
    if (isShuttingDown()) return;
    console.error(error instanceof Refusal ? `\n✗ ${error.message}` : error);
    process.exit(1);
  });
}

export function seconds(milliseconds) {
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const whole = Math.round(milliseconds / 1000);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** Says what is going on and, at its end, how long it took; a terminal sees the seconds pass. */
export async function step(title, run) {
  const begin = performance.now();
  const elapsed = () => seconds(performance.now() - begin);
  const isLive = process.stdout.isTTY === true;
  if (!isLive) console.log(`… ${title}`);
  const ticker = isLive && setInterval(() => process.stdout.write(`\r… ${title}  ${elapsed()} `), 200);
  try {
    const result = await run();
    console.log(`${isLive ? "\r" : ""}✓ ${title}  ${elapsed()} `);
    return result;
  } catch (error) {
    console.log(`${isLive ? "\r" : ""}✗ ${title}  ${elapsed()} `);
    throw error;
  } finally {
    if (ticker) clearInterval(ticker);
  }
}
