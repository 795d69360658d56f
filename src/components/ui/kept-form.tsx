"use client";

type KeptFormProps = Omit<React.ComponentProps<"form">, "onReset"> & {
  /** What was entered has served: the form may start anew. */
  isDone?: boolean;
};

/** React empties a form whose action has run; in this one, what was refused stays to be mended. */
export function KeptForm({ isDone = false, ...props }: KeptFormProps) {
  return <form {...props} onReset={isDone ? undefined : (event) => event.preventDefault()} />;
}
