import { cva } from "class-variance-authority";

/** The look shared by everything one types or chooses in. 16 px on touch keeps phones from zooming in. */
export const controlVariants = cva([
  "block w-full min-w-0 rounded-md border border-edge bg-surface px-2.5 text-base text-ink transition-colors",
  "placeholder:text-muted hover:border-muted pointer-coarse:text-lg",
  "focus-visible:border-accent focus-visible:outline-offset-[-1px]",
  "aria-invalid:border-fail aria-invalid:focus-visible:outline-fail",
  "disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-muted",
  "read-only:[&:is(input,textarea)]:bg-sunken",
]);
