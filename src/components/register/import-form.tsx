"use client";

import { useActionState, useState } from "react";
import { FileInput } from "@/components/editor/fields/file-input";
import { Button } from "@/components/ui/button";
import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { KeptForm } from "@/components/ui/kept-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { documentText, withPlainLineEnds } from "@/lib/interop/document-text";
import { IdentityFields } from "./identity-fields";
import { ImportReport } from "./import-report";
import type { DomainOption, ImportState } from "./register-state";

type ImportFormProps = {
  domains: readonly DomainOption[];
  domain: string;
  importProduct: (previous: ImportState, form: FormData) => Promise<ImportState>;
};

/** A document somebody has already: read and judged first, created only then. */
export function ImportForm({ domains, domain, importProduct }: ImportFormProps) {
  const [state, submit, isPending] = useActionState(importProduct, {
    values: { domain, title: "", name: "" },
    text: "",
    read: null,
    failure: null,
  });
  const [text, setText] = useState(state.text);
  const [fileProblem, setFileProblem] = useState("");
  const isRead = state.read?.kind && state.text === text;

  async function take(file: File | undefined) {
    if (!file) return;
    const decoded = documentText(new Uint8Array(await file.arrayBuffer()));
    setFileProblem(decoded.ok ? "" : decoded.problems.map(({ message }) => message).join(" "));
    if (decoded.ok) setText(withPlainLineEnds(decoded.text));
  }

  return (
    <KeptForm action={submit} className="flex flex-col gap-5">
      <Field
        id="file"
        label="File"
        help="A data product (ODPS) or a data contract (ODCS), as YAML or JSON."
        error={fileProblem || undefined}
      >
        {(control) => (
          <FileInput
            {...control}
            accept=".yaml,.yml,.json,application/yaml,application/json"
            // The text below is what is sent; without JavaScript the file itself is.
            name={text === "" ? "file" : undefined}
            onChange={({ target }) => take(target.files?.[0])}
          />
        )}
      </Field>
      <Field id="text" label="Or paste it" error={state.failure?.fields.text}>
        {(control) => (
          <Textarea
            {...control}
            name="text"
            rows={12}
            value={text}
            onChange={({ target }) => setText(target.value)}
            spellCheck={false}
            placeholder={"apiVersion: v1.0.0\nkind: DataProduct\nname: customer-orders\n…"}
            className="field-sizing-fixed max-h-96 font-mono text-sm"
          />
        )}
      </Field>
      {state.read && state.text === text && <ImportReport reading={state.read} />}
      {state.failure && (
        <Callout tone="fail" role="alert">
          <CalloutTitle>{state.failure.message}</CalloutTitle>
          {state.failure.details.length > 0 && <CalloutBody>{state.failure.details.join(" ")}</CalloutBody>}
        </Callout>
      )}
      {isRead ? (
        <>
          <IdentityFields key={state.text} state={state} domains={domains} />
          <div className="flex flex-wrap gap-2">
            <SubmitButton name="intent" value="create" pendingLabel="Creating…" size="lg">
              Create the draft
            </SubmitButton>
          </div>
        </>
      ) : (
        <div>
          <Button type="submit" name="intent" value="read" variant="primary" size="lg" disabled={isPending}>
            {isPending ? "Reading…" : "Read it"}
          </Button>
        </div>
      )}
    </KeptForm>
  );
}
