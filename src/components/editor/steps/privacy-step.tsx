"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Choice, ChoiceHelp } from "@/components/ui/choice";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { wantedAudience } from "@/lib/registry/audience";
import { useEditor, useEditorStore } from "../editor-store";
import { FieldFindings } from "../fields/field-findings";
import { NumberField } from "../fields/number-field";
import { usePlace } from "../fields/pointer-field";
import { SelectField } from "../fields/select-field";
import { LongTextField, TextField } from "../fields/text-field";
import { useProduct } from "../product-context";
import { LEGAL_BASIS_OPTIONS } from "../words";
import { FormColumns, FormPart, StepFrame } from "./step-frame";

export function PrivacyStep() {
  return (
    <StepFrame
      title="Privacy & lifecycle"
      summary="Why personal data may be used, how long anything is kept, and who may know that the product exists."
    >
      <FormPart
        id="privacy"
        title="Personal data"
        summary="Needed as soon as one column holds personal data; leave it empty otherwise."
      >
        <FormColumns>
          <SelectField pointer="/privacy/legalBasis" label="Legal basis" options={LEGAL_BASIS_OPTIONS} />
          <TextField
            pointer="/privacy/dpiaUrl"
            label="Impact assessment"
            type="url"
            placeholder="https://privacy.example.com/dpia/orders"
          />
        </FormColumns>
        <LongTextField
          pointer="/privacy/purpose"
          label="Purpose of processing"
          help="What the personal data is processed for, in a sentence a customer would understand."
        />
        <LongTextField
          pointer="/privacy/erasure"
          label="Erasure"
          help="How somebody's data is removed when they ask for it."
        />
      </FormPart>
      <FormPart id="retention" title="Retention">
        <NumberField pointer="/retention/days" label="Kept for" unit="days" placeholder="1095" />
      </FormPart>
      <FormPart
        id="visibility"
        title="Who may discover it"
        summary="Discovering is not reading: access is requested at each output port."
      >
        <Audience />
      </FormPart>
      <FormPart
        id="lifecycle"
        title="Migration"
        summary="For consumers of an earlier version, or of a product this one replaces."
      >
        <LongTextField
          pointer="/lifecycle/migrationGuide"
          label="Migration guide"
          help="A link, or the steps in words."
        />
      </FormPart>
    </StepFrame>
  );
}

const POINTER = "/visibility/discoverableBy";

function Audience() {
  const store = useEditorStore();
  const { domains, ref } = useProduct();
  const document = useEditor(({ history }) => history.document);
  const { findings, isSpelledOut, onLeave } = usePlace({ pointer: POINTER });
  const audience = wantedAudience(document);
  const named = new Set(audience.domains);

  function choose(discoverableBy: "everyone" | "domains") {
    store.dispatch({ type: "edit", edits: [{ pointer: POINTER, value: discoverableBy }], group: null });
  }

  function toggle(slug: string, isNamed: boolean) {
    const next = isNamed ? [...audience.domains, slug] : audience.domains.filter((other) => other !== slug);
    store.dispatch({
      type: "edit",
      edits: [{ pointer: "/visibility/domains", value: next }],
      group: null,
    });
  }

  return (
    <fieldset className="flex flex-col gap-3" onBlur={onLeave}>
      <legend className="sr-only">Who may discover it</legend>
      <RadioGroup>
        <Choice>
          <Radio
            name="discoverable-by"
            data-pointer={POINTER}
            checked={audience.discoverableBy === "everyone"}
            onChange={() => choose("everyone")}
          />
          Everyone in the organisation
        </Choice>
        <Choice>
          <Radio
            name="discoverable-by"
            checked={audience.discoverableBy === "domains"}
            onChange={() => choose("domains")}
          />
          Named domains only
          <ChoiceHelp>The product's own domain always sees it.</ChoiceHelp>
        </Choice>
      </RadioGroup>
      {audience.discoverableBy === "domains" && (
        <div className="ml-6.5 grid gap-x-6 gap-y-1 sm:grid-cols-2">
          {domains
            .filter(({ slug }) => slug !== ref.domain)
            .map(({ slug, name }) => (
              <Choice key={slug}>
                <Checkbox checked={named.has(slug)} onChange={({ target }) => toggle(slug, target.checked)} />
                {name}
              </Choice>
            ))}
        </div>
      )}
      {isSpelledOut && <FieldFindings findings={findings} />}
    </fieldset>
  );
}
