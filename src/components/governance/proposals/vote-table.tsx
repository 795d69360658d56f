import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { movedWords } from "@/lib/governance/proposals/moved-figures";
import type { ProposalDetail } from "@/lib/governance/proposals/proposal";
import { CHOICE_WORDS } from "./proposal-words";

type VoteTableProps = Pick<ProposalDetail, "electorate" | "votes"> & { now: Date };

/** Every domain that has a vote, and what it said. */
export function VoteTable({ electorate, votes, now }: VoteTableProps) {
  return (
    <Table aria-label="Votes by domain">
      <TableHeader>
        <TableRow>
          <TableHead>Domain</TableHead>
          <TableHead>Vote</TableHead>
          <TableHead>By</TableHead>
          <TableHead>Reason</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {electorate.map(({ id, name, delegates }) => {
          const vote = votes.find(({ domainId }) => domainId === id);
          return (
            <TableRow key={id}>
              <TableCell>{name}</TableCell>
              <TableCell>
                {vote ? (
                  <Badge tone={CHOICE_WORDS[vote.choice].tone}>{CHOICE_WORDS[vote.choice].past}</Badge>
                ) : (
                  <span className="text-muted">not yet</span>
                )}
              </TableCell>
              <TableCell>
                {vote ? (
                  <>
                    {vote.voterName},{" "}
                    <span className="text-muted">
                      <RelativeTime at={vote.at} now={now} />
                    </span>
                    {vote.moved && (
                      <span className="block text-muted text-sm">
                        The numbers have moved since: {movedWords(vote.moved)}
                      </span>
                    )}
                  </>
                ) : (
                  <span className="text-muted">{delegates.join(", ")}</span>
                )}
              </TableCell>
              <TableCell className="max-w-[48ch] whitespace-pre-line">{vote?.reason}</TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
