import {
  DescriptionDetails,
  DescriptionItem,
  DescriptionList,
  DescriptionTerm,
} from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import { ToneIcon } from "@/components/ui/tone-icon";
import { complianceOf } from "@/lib/governance/compliance-summary";
import type { Evaluation } from "@/lib/governance/evaluation";
import type { Descriptor } from "@/lib/registry/descriptor";
import { serviceLevelsOf } from "@/lib/registry/service-levels";
import { Answer } from "./answer";
import { inWords } from "./duration-words";

type TrustAnswerProps = {
  descriptor: Descriptor;
  compliance: Evaluation | null;
  consumers: number;
  href: string;
};

export function TrustAnswer({ descriptor, compliance, consumers, href }: TrustAnswerProps) {
  const ports = descriptor.outputPorts ?? [];
  const checks = ports.flatMap(({ contract }) => [
    ...(contract?.quality ?? []),
    ...(contract?.schema ?? []).flatMap((object) => object.quality ?? []),
  ]);

  return (
    <Answer id="trust" question="Can I trust it?">
      <DescriptionList>
        {compliance && (
          <DescriptionItem>
            <DescriptionTerm>Policies</DescriptionTerm>
            <DescriptionDetails>
              <ComplianceWords compliance={compliance} href={`${href}/compliance`} />
            </DescriptionDetails>
          </DescriptionItem>
        )}
        {ports.map(({ name, contract, version }) => (
          <DescriptionItem key={`${name}@${version}`}>
            <DescriptionTerm>{name}</DescriptionTerm>
            <DescriptionDetails>{promiseWords(contract)}</DescriptionDetails>
          </DescriptionItem>
        ))}
        <DescriptionItem>
          <DescriptionTerm>Quality rules</DescriptionTerm>
          <DescriptionDetails>
            {checks.length === 0 ? (
              <span className="text-muted">None in the contract</span>
            ) : (
              <>
                {checks.length} <TextLink href={`${href}/contract`}>in the contract</TextLink>
                <span className="text-muted">; their results are not reported to Agora</span>
              </>
            )}
          </DescriptionDetails>
        </DescriptionItem>
        <DescriptionItem>
          <DescriptionTerm>Built on it</DescriptionTerm>
          <DescriptionDetails>
            {consumers === 0 ? (
              <span className="text-muted">No other product yet</span>
            ) : (
              `${consumers} ${consumers === 1 ? "product" : "products"} you can see`
            )}
          </DescriptionDetails>
        </DescriptionItem>
      </DescriptionList>
    </Answer>
  );
}

function ComplianceWords({ compliance, href }: { compliance: Evaluation; href: string }) {
  const { applicable, failed } = complianceOf(compliance);
  return (
    <span className="flex items-center gap-1.5">
      <ToneIcon tone={failed === 0 ? "pass" : "fail"} />
      <TextLink href={href}>
        {failed === 0 ? `Passes all ${applicable}` : `Fails ${failed} of ${applicable}`}
      </TextLink>
    </span>
  );
}

function promiseWords(contract: Parameters<typeof serviceLevelsOf>[0] | undefined): string {
  if (!contract) return "No contract";
  const { freshnessHours, availability } = serviceLevelsOf(contract);
  const words = [
    freshnessHours !== undefined && `at most ${inWords(freshnessHours)} old`,
    availability !== undefined && `${availability} % available`,
  ].filter(Boolean);
  return words.length > 0 ? `Promised ${words.join(", ")}` : "Nothing promised";
}
