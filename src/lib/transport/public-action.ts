import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import "server-only";
import type { z } from "zod";
import type { FormAction } from "@/lib/platform/action-state";
import { clientAddress } from "@/lib/platform/client-address";
import { requireWithinLimit } from "@/lib/platform/rate-limit";
import { fieldsOf } from "./action";
import { describeFailure, invalidInput } from "./failure";
import { parseInput } from "./parse-input";

/** Somebody who is not signed in: all that is known is where they come from. */
export type Caller = { address: string };

/** What one address may ask of all public forms together; an office shares one. Commands have limits of their own. */
const PER_ADDRESS = { limit: 300, windowSeconds: 900 };

/** The action of a form for people who are not signed in. */
export function publicAction<S extends z.ZodType, T>(
  schema: S,
  run: (caller: Caller, input: z.output<S>) => Promise<T>,
): FormAction<T> {
  return async (_previous, form) => {
    try {
      const address = clientAddress((await headers()).get("x-forwarded-for"));
      await requireWithinLimit(`public:${address}`, PER_ADDRESS);
      const input = parseInput(schema, fieldsOf(form));
      if (!input.success) return invalidInput(input.error);
      return { ok: true, value: await run({ address }, input.data) };
    } catch (error) {
      // redirect() and notFound() travel as exceptions and are not failures.
      unstable_rethrow(error);
      return describeFailure(error);
    }
  };
}
