import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { requireActor } from "@/lib/identity/session";
import type { Call, FormAction } from "@/lib/platform/action-state";
import { describeFailure, invalidInput } from "./failure";
import { parseInput } from "./parse-input";

type Command<S extends z.ZodType, T> = (actor: Actor, input: z.output<S>) => Promise<T>;

/** Turns a command into the action of a form: session, parsing and error wording happen here and nowhere else. */
export function action<S extends z.ZodType, T>(schema: S, run: Command<S, T>): FormAction<T> {
  const call = typedAction(schema, run);
  return (_previous, form) => call(fieldsOf(form));
}

/** The same for a client that sends data rather than a form. */
export function typedAction<S extends z.ZodType, T>(schema: S, run: Command<S, T>): Call<unknown, T> {
  return async (raw) => {
    try {
      const actor = await requireActor();
      const input = parseInput(schema, raw);
      if (!input.success) return invalidInput(input.error);
      return { ok: true, value: await run(actor, input.data) };
    } catch (error) {
      // redirect() and notFound() travel as exceptions and are not failures.
      unstable_rethrow(error);
      return describeFailure(error);
    }
  };
}

/** A name that occurs several times (checkboxes, tags) becomes a list; `name[]` is a list even when it occurs once. */
export function fieldsOf(form: FormData): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    // React adds fields of its own to the forms of server actions.
    if (name.startsWith("$ACTION")) continue;
    const values = form.getAll(name);
    if (name.endsWith("[]")) fields[name.slice(0, -2)] = values;
    else fields[name] = values.length > 1 ? values : values[0];
  }
  return fields;
}
