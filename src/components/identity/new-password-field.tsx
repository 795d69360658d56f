import { TextField } from "./text-field";

type NewPasswordFieldProps = { name: string; label: string; faults: Readonly<Record<string, string>> };

export function NewPasswordField(props: NewPasswordFieldProps) {
  return (
    <TextField
      type="password"
      autoComplete="new-password"
      minLength={12}
      maxLength={200}
      help="At least 12 characters. Three or four words make a good password."
      {...props}
    />
  );
}
