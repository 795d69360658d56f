import { TrustSeal } from "@/components/quality/trust-seal";
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
import type { TrustRating } from "@/lib/quality/trust";
import type { Descriptor } from "@/lib/registry/descriptor";
import { serviceLevelsOf } from "@/lib/registry/service-levels";
import { Answer } from "./answer";
import { inWords } from "./duration-words";

type TrustAnswerProps = {
  descriptor: Descriptor;
  compliance: Evaluation | null;
  trust: TrustRating | null;
  consumers: number;
  href: string;
};

export function TrustAnswer({ descriptor, compliance, trust, consumers, href }: TrustAnswerProps) {
  const ports = descriptor.outputPorts ?? [];

  return (
    <Answer id="trust" question="Can I trust it?">
      {trust && (
        <div className="flex flex-col gap-1">
          <TrustSeal state={trust.state} className="text-base" />
          <ul className="list-disc pl-6">
            {trust.reasons.map((reason) => (
              <li key={reason} className="max-w-[72ch] [overflow-wrap:anywhere]">
                {reason}
              </li>
            ))}
          </ul>
          <p>
            <TextLink href={`${href}/contract`}>What it promises, and how that is proven</TextLink>
          </p>
        </div>
      )}
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
