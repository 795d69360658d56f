import { Choice, ChoiceHelp } from "@/components/ui/choice";
import { FieldGroup } from "@/components/ui/field";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { DomainKind } from "@/lib/registry/model";
import { DOMAIN_KIND_HELP, DOMAIN_KIND_LABELS } from "./domain-kind";

type KindFieldProps = { kind: string; error: string | undefined };

export function KindField({ kind, error }: KindFieldProps) {
  return (
    <FieldGroup id="kind" legend="Kind" error={error}>
      <RadioGroup>
        {DomainKind.options.map((option) => (
          <Choice key={option}>
            <Radio name="kind" value={option} defaultChecked={kind === option} required />
            {DOMAIN_KIND_LABELS[option]}
            <ChoiceHelp>{DOMAIN_KIND_HELP[option]}</ChoiceHelp>
          </Choice>
        ))}
      </RadioGroup>
    </FieldGroup>
  );
}
