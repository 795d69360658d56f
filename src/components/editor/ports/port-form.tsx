"use client";

import { NumberField } from "../fields/number-field";
import { RowsField } from "../fields/rows-field";
import { SelectField, YesNoField } from "../fields/select-field";
import { TermField } from "../fields/term-field";
import { LongTextField, TextField } from "../fields/text-field";
import { FormColumns, FormPart } from "../steps/step-frame";
import { APPROVAL_OPTIONS, AUTHENTICATION_OPTIONS, PORT_TYPE_OPTIONS } from "../words";
import { SchemaEditor } from "./schema-editor";
import { ServerList } from "./server-list";

const REGIONS = ["eu-central", "eu-west", "eu-north", "us-east", "us-west", "ap-southeast"];

/** Everything about the output port at `pointer` that is not a promise of its contract. */
export function PortForm({ pointer }: { pointer: string }) {
  return (
    <>
      <div className="flex flex-col gap-5">
        <FormColumns>
          <TextField
            pointer={`${pointer}/name`}
            label="Name"
            placeholder="order-lines"
            help="Part of its address; consumers write it in code."
          />
          <SelectField
            pointer={`${pointer}/type`}
            label="Type"
            help="How people will read it."
            options={PORT_TYPE_OPTIONS}
          />
        </FormColumns>
        <LongTextField
          pointer={`${pointer}/description`}
          label="Description"
          rows={2}
          help="What one row, file or event of it is."
        />
        <FormColumns>
          <TextField pointer={`${pointer}/version`} label="Version of the port" placeholder="1.0.0" />
        </FormColumns>
      </div>
      <SchemaEditor port={pointer} />
      <FormPart
        id="servers"
        title="Where the data is"
        summary="Connection details become copy-paste snippets for consumers. Never write a password here."
      >
        <ServerList pointer={`${pointer}/contract/servers`} />
      </FormPart>
      <FormPart id="access" title="Access">
        <FormColumns>
          <SelectField
            pointer={`${pointer}/access/approval`}
            label="Who approves requests"
            options={APPROVAL_OPTIONS}
          />
          <SelectField
            pointer={`${pointer}/access/authentication`}
            label="Authentication"
            options={AUTHENTICATION_OPTIONS}
          />
          <YesNoField pointer={`${pointer}/access/encryptedInTransit`} label="Encrypted in transit" />
          <NumberField
            pointer={`${pointer}/access/maxDays`}
            label="Longest grant"
            unit="days"
            placeholder="365"
          />
        </FormColumns>
      </FormPart>
      <FormPart id="storage" title="Storage">
        <FormColumns>
          <TextField
            pointer={`${pointer}/storage/region`}
            label="Region"
            placeholder="eu-central"
            suggestions={REGIONS}
          />
          <YesNoField pointer={`${pointer}/storage/encryptedAtRest`} label="Encrypted at rest" />
        </FormColumns>
      </FormPart>
      <FormPart id="terms-of-glossary" title="Glossary and links">
        <TermField pointer={pointer} help="The term of the glossary that one row stands for." />
        <RowsField
          pointer={`${pointer}/authoritativeDefinitions`}
          legend="Definitions"
          help="Link the business definition of what one row stands for."
          columns={[
            {
              key: "type",
              label: "Type",
              options: [
                { value: "businessDefinition", label: "Business definition" },
                { value: "transformationImplementation", label: "Transformation" },
                { value: "videoTutorial", label: "Tutorial" },
                { value: "tutorial", label: "Guide" },
                { value: "implementation", label: "Implementation" },
              ],
            },
            { key: "url", label: "Address", placeholder: "https://glossary.example.com/order", share: 2 },
          ]}
          fresh={{ type: "businessDefinition" }}
          addLabel="Add definition"
          empty="No definitions yet."
        />
      </FormPart>
    </>
  );
}
