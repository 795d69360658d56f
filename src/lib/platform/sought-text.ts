import { z } from "zod";

/**
 * Words that an address asks for in a list. What no name holds, such as the NUL that PostgreSQL refuses, is as if nothing
 * had been asked for: addresses written by hand never fail.
 */
export function soughtText(max: number) {
  return z
    .string()
    .trim()
    .max(max)
    .regex(/^\P{Cc}*$/u)
    .catch("");
}
