import "server-only";
import pino from "pino";
import { env } from "./env";

/** One JSON line an entry. Personal facts and secrets do not belong in a log: pass ids. */
export const log = pino({ level: env.LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime });
