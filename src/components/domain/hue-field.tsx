import { DomainMark } from "@/components/ui/domain-mark";
import { FieldGroup } from "@/components/ui/field";
import { HUE_NAMES } from "./hue-names";

type HueFieldProps = { name: string; hue: string; error: string | undefined };

/** The mark of the domain in each of its possible colours; named, since nobody should have to see them to choose. */
export function HueField({ name, hue, error }: HueFieldProps) {
  return (
    <FieldGroup
      id="hue"
      legend="Colour"
      help="Of its mark, so that people recognise it in lists."
      error={error}
    >
      <div className="flex flex-wrap gap-1">
        {HUE_NAMES.map((label, index) => (
          <label
            key={label}
            title={label}
            className="grid size-10 cursor-pointer place-items-center rounded-md border border-transparent hover:bg-sunken has-checked:border-accent has-checked:bg-accent-wash has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-1"
          >
            <input
              type="radio"
              name="hue"
              value={index}
              defaultChecked={hue === String(index)}
              className="sr-only"
            />
            <DomainMark name={name || "A"} hue={index} className="size-6" />
            <span className="sr-only">{label}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
