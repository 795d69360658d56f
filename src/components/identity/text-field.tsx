import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type TextFieldProps = Omit<React.ComponentProps<typeof Input>, "id" | "name"> & {
  name: string;
  label: string;
  help?: string;
  faults: Readonly<Record<string, string>>;
};

/** One line of text in a form; the fault of the field of that name is shown under it. */
export function TextField({ name, label, help, faults, required = true, ...input }: TextFieldProps) {
  return (
    <Field id={name} label={label} help={help} error={faults[name]}>
      {(control) => <Input {...control} name={name} required={required} {...input} />}
    </Field>
  );
}
