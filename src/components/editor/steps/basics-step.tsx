"use client";

import { Button } from "@/components/ui/button";
import { Callout, CalloutActions, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { productHref } from "@/lib/registry/model";
import { useEditor, useEditorStore, useTextAt, useValueAt } from "../editor-store";
import { RowsField } from "../fields/rows-field";
import { SelectField } from "../fields/select-field";
import { TagsField } from "../fields/tags-field";
import { LongTextField, TextField } from "../fields/text-field";
import { useProduct } from "../product-context";
import { ARCHETYPE_OPTIONS, CRITICALITY_OPTIONS } from "../words";
import { FormColumns, FormPart, StepFrame } from "./step-frame";

const SUMMARY_MAX = 140;

export function BasicsStep() {
  return (
    <StepFrame title="Basics" summary="What the product is, in the words of the people who look for it.">
      <div className="flex flex-col gap-5">
        <TextField pointer="/title" label="Title" help="The name people read in lists and search." />
        <Address />
        <LongTextField
          pointer="/summary"
          label="Summary"
          rows={2}
          charactersMax={SUMMARY_MAX}
          help="One line that lets people decide whether to read on."
        />
        <FormColumns>
          <SelectField pointer="/archetype" label="Archetype" options={ARCHETYPE_OPTIONS} />
          <SelectField pointer="/criticality" label="Criticality" options={CRITICALITY_OPTIONS} />
        </FormColumns>
        <TagsField
          pointer="/tags"
          label="Tags"
          help="Words people search by that are not in the title. Enter or a comma adds one."
          suggestions={[]}
        />
        <VersionLine />
      </div>
      <FormPart id="description" title="Description" summary="Markdown is understood in all three.">
        <LongTextField
          pointer="/description/purpose"
          label="Purpose"
          rows={5}
          help="What it is for, and which questions it answers."
        />
        <LongTextField
          pointer="/description/limitations"
          label="Limitations"
          rows={3}
          help="What is missing, wrong or late in it, and what it must not be used for."
        />
        <LongTextField
          pointer="/description/usage"
          label="How to use it"
          rows={3}
          help="Joins, filters and habits that save a newcomer an hour."
        />
      </FormPart>
      <FormPart id="links" title="Links" summary="Runbooks, dashboards, documentation.">
        <RowsField
          pointer="/authoritativeDefinitions"
          legend="Links of the product"
          columns={[
            { key: "type", label: "Type", placeholder: "runbook" },
            { key: "url", label: "Address", placeholder: "https://wiki.example.com/orders", share: 2 },
          ]}
          addLabel="Add link"
          empty="No links yet."
        />
      </FormPart>
    </StepFrame>
  );
}

/** The registry decides what a product is called; a document that says otherwise can be brought in line. */
function Address() {
  const store = useEditorStore();
  const { ref } = useProduct();
  const [written, domain] = [useValueAt("/name"), useValueAt("/domain")];
  const differs =
    (written !== undefined && written !== ref.name) || (domain !== undefined && domain !== ref.domain);

  return (
    <div className="flex flex-col gap-1.5">
      <p className="font-medium">Address</p>
      <p className="font-mono text-sm [overflow-wrap:anywhere]">{productHref(ref)}</p>
      <p className="max-w-[72ch] text-muted text-sm">
        Links, requests and lineage point here, so it stays for ever. The title may change as often as you
        like.
      </p>
      {differs && (
        <Callout tone="attention">
          <CalloutTitle>The document calls itself something else</CalloutTitle>
          <CalloutBody>
            It says{" "}
            <span className="font-mono text-sm">
              {String(domain ?? ref.domain)}/{String(written ?? ref.name)}
            </span>
            . Links keep working; only files exported from here carry the other name.
          </CalloutBody>
          <CalloutActions>
            <Button
              size="sm"
              data-pointer="/name"
              onClick={() =>
                store.dispatch({
                  type: "edit",
                  edits: [
                    { pointer: "/name", value: ref.name },
                    { pointer: "/domain", value: ref.domain },
                  ],
                  group: null,
                })
              }
            >
              Use the address
            </Button>
          </CalloutActions>
        </Callout>
      )}
    </div>
  );
}

function VersionLine() {
  const { published } = useProduct();
  const draft = useTextAt("/version");
  const proposal = useEditor(({ check }) => check?.proposal ?? null);

  return (
    <div className="flex flex-col gap-1" data-pointer="/version" tabIndex={-1}>
      <p className="font-medium">Version</p>
      <p className="max-w-[72ch] text-muted">
        {published
          ? `${published.version} is published. ${
              proposal && proposal.level !== "none"
                ? `These changes make it ${proposal.version}; you decide at the review.`
                : "There is nothing new to publish."
            }`
          : `Nothing is published yet. The first version is ${proposal?.version ?? (draft || "1.0.0")}.`}
      </p>
    </div>
  );
}
