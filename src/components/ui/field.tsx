import { CircleAlert } from "lucide-react";
import { cn } from "./cn";
import { Label } from "./label";

/** What a control needs to belong to its field: spread it on the control. */
export type FieldControl = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

type FieldProps = Omit<React.ComponentProps<"div">, "children"> & {
  id: string;
  label: React.ReactNode;
  help?: React.ReactNode;
  error?: string | undefined;
  children: (control: FieldControl) => React.ReactNode;
};

/** Label, control, help and error wired to each other. `id` is the control's, so a link to `#id` reaches it. */
export function Field({ id, label, help, error, className, children, ...props }: FieldProps) {
  return (
    <div data-slot="field" className={cn("flex flex-col gap-1.5", className)} {...props}>
      <Label htmlFor={id}>{label}</Label>
      <FieldHelp id={id} help={help} />
      {children({
        id,
        "aria-describedby": describedBy(id, help, error),
        "aria-invalid": error ? true : undefined,
      })}
      <FieldError id={id} error={error} />
    </div>
  );
}

type FieldGroupProps = Omit<React.ComponentProps<"fieldset">, "id"> & {
  id: string;
  legend: React.ReactNode;
  help?: React.ReactNode;
  error?: string | undefined;
};

/** Several controls that answer one question, such as radio buttons. */
export function FieldGroup({ id, legend, help, error, className, children, ...props }: FieldGroupProps) {
  return (
    <fieldset
      data-slot="field-group"
      id={id}
      aria-describedby={describedBy(id, help, error)}
      className={cn("flex min-w-0 flex-col gap-1.5", className)}
      {...props}
    >
      <legend className="mb-1.5 font-medium">{legend}</legend>
      <FieldHelp id={id} help={help} />
      {children}
      <FieldError id={id} error={error} />
    </fieldset>
  );
}

function FieldHelp({ id, help }: Pick<FieldProps, "id" | "help">) {
  if (!help) return;
  return (
    <p id={`${id}-help`} data-slot="field-help" className="-mt-1 max-w-[72ch] text-muted text-sm">
      {help}
    </p>
  );
}

function FieldError({ id, error }: Pick<FieldProps, "id" | "error">) {
  if (!error) return;
  return (
    <p id={`${id}-error`} role="alert" data-slot="field-error" className="flex gap-1.5 text-fail-ink text-sm">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-fail" />
      {error}
    </p>
  );
}

function describedBy(id: string, help: React.ReactNode, error: string | undefined): string | undefined {
  const ids = [error ? `${id}-error` : "", help ? `${id}-help` : ""].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}
