/** What a server action answers. `fields` and `details` are for the form; `code` is one of the closed error codes. */
export type ActionFailure = {
  ok: false;
  code: string;
  message: string;
  details: readonly string[];
  fields: Readonly<Record<string, string>>;
};
export type ActionResult<T> = { ok: true; value: T } | ActionFailure;
export type FormAction<T> = (previous: ActionResult<T> | null, form: FormData) => Promise<ActionResult<T>>;
export type Call<I, T> = (input: I) => Promise<ActionResult<T>>;
