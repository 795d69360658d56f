import { availableParallelism } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { installSourceThreads } from "../../tests/support/source-threads";
import { ROOT } from "./root";
import type { Row } from "./row";

// Runs one benchmark and hands its rows to the process that started this one.
installSourceThreads(Math.min(availableParallelism(), 4));
const [file = ""] = process.argv.slice(2);
const module: { measure: () => Promise<Row[]> } = await import(
  pathToFileURL(path.join(ROOT, "bench", file)).href
);
const rows = await module.measure();
process.send?.(rows, () => process.exit(0));
