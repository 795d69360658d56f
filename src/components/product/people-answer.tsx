import {
  DescriptionDetails,
  DescriptionItem,
  DescriptionList,
  DescriptionTerm,
} from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import type { Descriptor } from "@/lib/registry/descriptor";
import type { DomainSummary } from "@/lib/registry/model";
import { Answer, Unsaid } from "./answer";
import { membersOf } from "./team-members";
import { WebLink } from "./web-link";

type PeopleAnswerProps = { descriptor: Descriptor; domain: DomainSummary | undefined };

export function PeopleAnswer({ descriptor, domain }: PeopleAnswerProps) {
  const { support = [], team } = descriptor;
  const members = membersOf(descriptor);
  const teamName = Array.isArray(team) ? undefined : team?.name;

  return (
    <Answer id="people" question="Whom do I ask?">
      <DescriptionList>
        {domain && (
          <DescriptionItem>
            <DescriptionTerm>Domain</DescriptionTerm>
            <DescriptionDetails>
              <TextLink href={`/domains/${domain.slug}`}>{domain.name}</TextLink>
            </DescriptionDetails>
          </DescriptionItem>
        )}
        {(teamName || members.length > 0) && (
          <DescriptionItem>
            <DescriptionTerm>{teamName ?? "Team"}</DescriptionTerm>
            <DescriptionDetails>
              {members.map(({ name, role }) => (role ? `${name} (${role})` : name)).join(", ") ||
                "Nobody is named"}
            </DescriptionDetails>
          </DescriptionItem>
        )}
        {support.map(({ channel, url, tool, description }) => (
          <DescriptionItem key={`${channel}-${url}`}>
            <DescriptionTerm>{tool ? `Support (${tool})` : "Support"}</DescriptionTerm>
            <DescriptionDetails>
              <WebLink href={url}>{channel ?? url ?? "unnamed"}</WebLink>
              {description && <span className="text-muted"> {description}</span>}
            </DescriptionDetails>
          </DescriptionItem>
        ))}
      </DescriptionList>
      {support.length === 0 && <Unsaid>No support channel is stated.</Unsaid>}
    </Answer>
  );
}
