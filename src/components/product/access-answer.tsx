import {
  DescriptionDetails,
  DescriptionItem,
  DescriptionList,
  DescriptionTerm,
} from "@/components/ui/description-list";
import { Markdown } from "@/components/ui/markdown";
import { facetLabel } from "@/lib/discovery/facet-labels";
import { columnsOf } from "@/lib/registry/columns";
import type { Descriptor, OutputPort } from "@/lib/registry/descriptor";
import { highestClassification, highestPersonalData } from "@/lib/registry/sensitivity";
import { Answer, Unsaid } from "./answer";

const APPROVAL_WORDS: Readonly<Record<string, string>> = {
  none: "Open to everybody inside",
  steward: "A steward of the domain decides",
  owner: "The owner of the domain decides",
  dpo: "The data protection officer decides",
};

type AccessAnswerProps = {
  descriptor: Descriptor;
  /** What the reader has already, and how long decisions take. */
  children: React.ReactNode;
};

export function AccessAnswer({ descriptor, children }: AccessAnswerProps) {
  const ports = descriptor.outputPorts ?? [];
  const columns = ports.flatMap(({ contract }) => columnsOf(contract ?? {}));
  const classification = highestClassification(columns.map((column) => column.classification));
  const personalData = highestPersonalData(columns.map((column) => column.personalData));

  return (
    <Answer id="access" question="May I use it?">
      <DescriptionList>
        <DescriptionItem>
          <DescriptionTerm>Sensitivity</DescriptionTerm>
          <DescriptionDetails>
            {classification ? facetLabel("classification", classification) : "Not classified"}
            {personalData && personalData !== "none"
              ? `, ${facetLabel("personal", personalData).toLowerCase()}`
              : ", no personal data stated"}
          </DescriptionDetails>
        </DescriptionItem>
        {ports.map((port) => (
          <DescriptionItem key={`${port.name}@${port.version}`}>
            <DescriptionTerm>{port.name}</DescriptionTerm>
            <DescriptionDetails>{accessWords(port)}</DescriptionDetails>
          </DescriptionItem>
        ))}
        {descriptor.privacy?.legalBasis && (
          <DescriptionItem>
            <DescriptionTerm>Collected for</DescriptionTerm>
            <DescriptionDetails>{descriptor.privacy.purpose}</DescriptionDetails>
          </DescriptionItem>
        )}
      </DescriptionList>
      {descriptor.terms?.usage ? (
        <Markdown>{descriptor.terms.usage}</Markdown>
      ) : (
        <Unsaid>No terms of use are stated.</Unsaid>
      )}
      {children}
    </Answer>
  );
}

function accessWords({ access }: OutputPort): string {
  const approval = access?.approval;
  const decider =
    approval && Object.hasOwn(APPROVAL_WORDS, approval)
      ? APPROVAL_WORDS[approval]
      : "Ask the team; no rule is stated";
  return access?.maxDays ? `${decider}; for up to ${access.maxDays} days` : `${decider}`;
}
