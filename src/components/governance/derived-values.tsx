import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldGroup } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Parameter } from "@/lib/governance/language/ir";
import { valueText } from "./parameter-edit";

type DerivedValuesProps = {
  baseKey: string;
  base: readonly Parameter[];
  params: readonly Parameter[];
  /** Numbers as they were typed, by the name of the parameter. */
  typed: ReadonlyMap<string, string>;
  faultOf: (path: string) => string | undefined;
  onType: (name: string, text: string) => void;
  onChoose: (name: string, values: string[]) => void;
};

/** The values of a rule with the base's beside them; what has no stricter direction is only shown. */
export function DerivedValues({
  baseKey,
  base,
  params,
  typed,
  faultOf,
  onType,
  onChoose,
}: DerivedValuesProps) {
  if (base.length === 0)
    return <p className="max-w-[60ch] text-muted">The rule has no values that can be made stricter.</p>;

  return (
    <div className="flex flex-col gap-4">
      {base.map((own, index) => {
        const param = params[index] ?? own;
        const id = `value-${own.name}`;
        const label = own.label ?? own.name;
        const fault = faultOf(`/rule/params/${index}`);
        if (own.type === "number" && own.tighten)
          return (
            <Field
              key={own.name}
              id={id}
              label={label}
              help={`${baseKey} asks for ${own.value}; here ${own.tighten === "up" ? "at least" : "at most"} that.`}
              error={fault}
            >
              {(control) => (
                <Input
                  {...control}
                  inputMode="decimal"
                  className="max-w-40"
                  value={typed.get(own.name) ?? valueText(param)}
                  onChange={({ target }) => onType(own.name, target.value)}
                />
              )}
            </Field>
          );
        if (own.type === "string[]" && own.tighten && param.type === "string[]")
          return (
            <FieldGroup
              key={own.name}
              id={id}
              legend={label}
              help={`${baseKey} accepts all of these; leave out what your domain does not.`}
              error={fault}
            >
              <div className="flex flex-wrap gap-x-5 gap-y-2">
                {own.value.map((value) => (
                  <label key={value} htmlFor={`${id}-${value}`} className="flex items-center gap-2">
                    <Checkbox
                      id={`${id}-${value}`}
                      checked={param.value.includes(value)}
                      onChange={({ target }) =>
                        onChoose(
                          own.name,
                          own.value.filter((one) =>
                            one === value ? target.checked : param.value.includes(one),
                          ),
                        )
                      }
                    />
                    {value}
                  </label>
                ))}
              </div>
            </FieldGroup>
          );
        return (
          <p key={own.name} className="max-w-[72ch] text-muted text-sm">
            {label}: {valueText(own)}. {baseKey} does not say which way this gets stricter, so it stays.
          </p>
        );
      })}
    </div>
  );
}
