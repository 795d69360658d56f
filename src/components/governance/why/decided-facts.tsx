import {
  DescriptionDetails,
  DescriptionItem,
  DescriptionList,
  DescriptionTerm,
} from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import { exactTime } from "@/components/ui/time-distance";
import type { PublicationDecision } from "@/lib/governance/publication-decision";

type DecidedFactsProps = {
  decision: PublicationDecision;
  /** Where the difference to the version before can be read; null for the first version. */
  changesHref: string | null;
  /** The record in the audit log; null for who does not read that. */
  recordHref: string | null;
};

/** When, by whom and on what a publication was decided. */
export function DecidedFacts({ decision, changesHref, recordHref }: DecidedFactsProps) {
  const { receipt, changeNote, previousVersion, recorded, seq } = decision;

  return (
    <DescriptionList>
      <Fact term="Decided">{exactTime(new Date(receipt.asOf))}</Fact>
      <Fact term="Published by">{receipt.actorName ?? "Somebody whose account was deleted"}</Fact>
      {receipt.decision === "publishable-with-warnings" && (
        <Fact term="Warnings">
          {recorded?.acknowledged === false
            ? "Not acknowledged"
            : "Read and acknowledged by the person who published"}
        </Fact>
      )}
      {changeNote && <Fact term="Note to consumers">{changeNote}</Fact>}
      <Fact term="Follows">
        {previousVersion && changesHref ? (
          <TextLink href={changesHref}>Version {previousVersion}, and what changed since</TextLink>
        ) : (
          "Nothing: this was the first version"
        )}
      </Fact>
      {seq !== null && recordHref && (
        <Fact term="Audit log">
          <TextLink href={recordHref}>Record {seq}</TextLink>
        </Fact>
      )}
      <Fact term="Receipt">
        <span className="font-mono text-sm">{receipt.id}</span>
      </Fact>
      <Fact term="Hash of the document">
        <span className="font-mono text-sm">{receipt.snapshotHash}</span>
      </Fact>
    </DescriptionList>
  );
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <DescriptionItem>
      <DescriptionTerm>{term}</DescriptionTerm>
      <DescriptionDetails>{children}</DescriptionDetails>
    </DescriptionItem>
  );
}
