import { Checkbox } from "@/components/ui/checkbox";
import { Choice, ChoiceHelp } from "@/components/ui/choice";
import type { OfferedPort } from "@/lib/access/access-views";
import type { AccessFormState } from "./access-form-state";
import { sensitivityWords } from "./sensitivity-words";

type OfferedPortChoiceProps = { port: OfferedPort; values: AccessFormState["values"] };

const STEPS = ["First", "Then"];

/** One output port to ask for: how sensitive it is, who decides, for how long, and which of its columns. */
export function OfferedPortChoice({ port, values }: OfferedPortChoiceProps) {
  const { columns, daysMax, deciders, description, limitations, name, usage } = port;

  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <Choice>
        <Checkbox name="ports[]" value={name} defaultChecked={values.ports.includes(name)} />
        <span className="min-w-0 font-medium [overflow-wrap:anywhere]">{name}</span>
        {description && <ChoiceHelp>{description}</ChoiceHelp>}
        <ChoiceHelp>{sensitivityWords(port)}</ChoiceHelp>
        <ChoiceHelp>
          {deciders.length === 1
            ? `Decided by: ${deciders[0]}`
            : deciders.map((who, index) => `${STEPS[index]}: ${who}`).join(". ")}
          . For {daysMax} {daysMax === 1 ? "day" : "days"} at most.
        </ChoiceHelp>
        {(usage || limitations) && (
          <ChoiceHelp className="max-w-[72ch]">{[usage, limitations].filter(Boolean).join(" ")}</ChoiceHelp>
        )}
      </Choice>
      {columns.length > 0 && (
        <details
          className="ml-6.5"
          open={columns.some(({ path }) => values.columns.includes(`${name}#${path}`))}
        >
          <summary className="-mx-1 w-fit cursor-pointer rounded-sm px-1 text-muted text-sm hover:bg-sunken">
            Only some of its {columns.length} columns
          </summary>
          <fieldset className="pt-1">
            <legend className="sr-only">Columns of {name}</legend>
            <ul className="grid max-h-72 gap-x-4 overflow-y-auto sm:grid-cols-2">
              {columns.map(({ path }) => (
                <li key={path}>
                  <Choice>
                    <Checkbox
                      name="columns[]"
                      value={`${name}#${path}`}
                      defaultChecked={values.columns.includes(`${name}#${path}`)}
                    />
                    <span className="min-w-0 font-mono text-sm [overflow-wrap:anywhere]">{path}</span>
                  </Choice>
                </li>
              ))}
            </ul>
          </fieldset>
        </details>
      )}
    </li>
  );
}
