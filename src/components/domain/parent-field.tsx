import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

export type ParentOption = { id: string; name: string; depth: number };

type ParentFieldProps = {
  parentId: string;
  options: readonly ParentOption[];
  isRootOffered: boolean;
  error: string | undefined;
};

/** Where the domain stands in the tree; a fact rather than a choice where there is only one place. */
export function ParentField({ parentId, options, isRootOffered, error }: ParentFieldProps) {
  if (options.length + (isRootOffered ? 1 : 0) < 2) {
    return (
      <div className="flex flex-col gap-1">
        <p className="font-medium">Part of</p>
        <p>{options[0]?.name ?? "Nothing: it is a root domain"}</p>
        <p className="text-muted text-sm">Moving it is for those who own both places; ask an admin.</p>
        <input type="hidden" name="parentId" value={parentId} />
      </div>
    );
  }
  return (
    <Field
      id="parentId"
      label="Part of"
      help="A sub-domain follows the policies of the domains above it, and their members hold their roles in it too."
      error={error}
    >
      {(control) => (
        <Select {...control} name="parentId" defaultValue={parentId}>
          {isRootOffered && <option value="">Nothing: it is a root domain</option>}
          {options.map(({ id, name, depth }) => (
            <option key={id} value={id}>
              {"\u2003".repeat(depth)}
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
