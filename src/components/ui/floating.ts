/** The look of what opens beside its trigger: menus, popovers, lists of options. */
export const FLOATING =
  "z-50 rounded-lg border bg-surface text-ink shadow-float outline-none data-[state=closed]:animate-fade-out data-[state=open]:animate-rise-in";

/** One line of a menu or list of options. */
export const FLOATING_ITEM =
  "relative flex min-h-8 cursor-default select-none items-center gap-2 rounded-md px-2 py-1 text-base outline-none pointer-coarse:min-h-10 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted";
