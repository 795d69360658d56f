import { Checkbox } from "@/components/ui/checkbox";
import { Choice, ChoiceHelp } from "@/components/ui/choice";
import { Field, FieldGroup } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { WebhookSummary } from "@/lib/interop/webhooks/model";
import { OUTGOING_EVENTS, OutgoingType } from "@/lib/interop/webhooks/outgoing-events";

export type WebhookDomain = { id: string; name: string; depth: number };

type WebhookFieldsProps = {
  /** Null for a new one. */
  webhook: Pick<WebhookSummary, "name" | "url" | "types" | "domain"> | null;
  domains: readonly WebhookDomain[];
  faults: Readonly<Record<string, string>>;
};

/** What is said of a webhook, new or not: where events go, which, and about what. */
export function WebhookFields({ webhook, domains, faults }: WebhookFieldsProps) {
  return (
    <>
      <Field id="webhook-name" label="Name" help="Which system it is." error={faults.name}>
        {(control) => (
          <Input {...control} name="name" required maxLength={80} defaultValue={webhook?.name ?? ""} />
        )}
      </Field>
      <Field
        id="webhook-url"
        label="Address"
        help="Where events are sent, starting with https://. It has to be reachable from here."
        error={faults.url}
      >
        {(control) => (
          <Input
            {...control}
            name="url"
            type="url"
            required
            maxLength={2_000}
            placeholder="https://hooks.example.com/agora"
            defaultValue={webhook?.url ?? ""}
          />
        )}
      </Field>
      <Field
        id="webhook-domain"
        label="About"
        help="A domain stands for its sub-domains too."
        error={faults.domainId}
      >
        {(control) => (
          <Select {...control} name="domainId" defaultValue={webhook?.domain?.id ?? ""}>
            <option value="">Products of every domain</option>
            {domains.map(({ id, name, depth }) => (
              <option key={id} value={id}>
                {"\u00a0".repeat(depth * 3)}
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <FieldGroup id="webhook-types" legend="Events" error={faults.types}>
        <div className="grid gap-x-6 sm:grid-cols-2">
          {OutgoingType.options.map((type) => (
            <Choice key={type}>
              <Checkbox
                name="types[]"
                value={type}
                defaultChecked={webhook ? webhook.types.includes(type) : type.startsWith("access.")}
              />
              <span className="font-mono text-sm">{type}</span>
              <ChoiceHelp>{OUTGOING_EVENTS[type].words}</ChoiceHelp>
            </Choice>
          ))}
        </div>
      </FieldGroup>
    </>
  );
}
