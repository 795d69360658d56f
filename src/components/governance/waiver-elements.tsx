import { briefMessage } from "@/components/editor/editor-findings";
import { Checkbox } from "@/components/ui/checkbox";
import { Choice, ChoiceHelp } from "@/components/ui/choice";
import { counted } from "@/components/ui/counted";
import { FieldGroup } from "@/components/ui/field";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import type { FailingElements } from "@/lib/governance/failing-elements";
import type { WaiverFormState } from "./waiver-form-state";

type WaiverElementsProps = FailingElements & {
  values: Pick<WaiverFormState["values"], "reach" | "elements">;
  error: string | undefined;
};

/** What the waiver is for: the elements that fail today, or the product whatever becomes of it. */
export function WaiverElements({ elements, unnamed, values, error }: WaiverElementsProps) {
  const isWhole = elements.every(({ key }) => key === "product");

  return (
    <FieldGroup
      id="elements"
      legend="What does not meet it"
      error={error}
      // Without a script both stay in sight; what is chosen for the whole product is not looked at.
      className="[&:has([value=all]:checked)_[data-slot=elements]]:opacity-50"
    >
      {isWhole ? (
        <>
          <input type="hidden" name="reach" value="some" />
          <input type="hidden" name="elements[]" value="product" />
          <ul className="flex list-disc flex-col gap-0.5 pl-5">
            {elements
              .flatMap(({ faults }) => faults)
              .map(({ fingerprint, message }) => (
                <li key={fingerprint} className="[overflow-wrap:anywhere]">
                  {message.replace(/^Product › /, "")}
                </li>
              ))}
          </ul>
        </>
      ) : (
        <RadioGroup>
          <Choice>
            <Radio name="reach" value="some" defaultChecked={values.reach === "some"} />
            Only these
            <ChoiceHelp>What is added later has to meet the policy.</ChoiceHelp>
          </Choice>
          <ul data-slot="elements" className="flex flex-col divide-y rounded-lg border bg-surface sm:ml-6">
            {elements.map(({ key, words, faults, waivedUntil }) => (
              <li key={key} className="px-3 py-2">
                <Choice>
                  <Checkbox name="elements[]" value={key} defaultChecked={values.elements.includes(key)} />
                  <span className="min-w-0 [overflow-wrap:anywhere]">{words}</span>
                  <ChoiceHelp className="[overflow-wrap:anywhere]">
                    {faults.map(briefMessage).join(" ")}
                    {waivedUntil && ` Accepted until ${waivedUntil.slice(0, 10)} already.`}
                  </ChoiceHelp>
                </Choice>
              </li>
            ))}
          </ul>
          {unnamed > 0 && (
            <p className="text-muted text-sm sm:ml-6">
              {counted(unnamed, "more element fails", "more elements fail")} than can be listed here.
            </p>
          )}
          <Choice>
            <Radio name="reach" value="all" defaultChecked={values.reach === "all"} />
            The whole product
            <ChoiceHelp>
              What is added to it later is accepted as well. Ask for it only if you must.
            </ChoiceHelp>
          </Choice>
        </RadioGroup>
      )}
    </FieldGroup>
  );
}
