import { inWords } from "@/components/product/duration-words";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { ToneIcon } from "@/components/ui/tone-icon";
import type { ProvenPromise } from "@/lib/quality/evidence";
import { OUTCOME_LABELS, PROOF_LABELS, PROOF_TONES, silenceWords, sourceWords } from "./proof-words";

type PromiseTableProps = { promises: readonly ProvenPromise[]; port: string; now: Date };

/** What a port promises, how each promise stands, and the last look at it. */
export function PromiseTable({ promises, port, now }: PromiseTableProps) {
  return (
    <Table aria-label={`What ${port} promises`}>
      <TableHeader>
        <TableRow>
          <TableHead>Promise</TableHead>
          <TableHead>Proof</TableHead>
          <TableHead className="max-sm:hidden">Last look</TableHead>
          <TableHead className="max-sm:hidden">Looked at every</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {promises.map((promise) => (
          <TableRow key={promise.key}>
            <TableCell className="max-w-[48ch] sm:min-w-48">
              {promise.words}
              {promise.about && (
                <span className="block font-mono text-muted text-sm [overflow-wrap:anywhere]">
                  {promise.about}
                </span>
              )}
              <span className="mt-1 block sm:hidden">
                <LastLook promise={promise} now={now} />
              </span>
            </TableCell>
            <TableCell className="whitespace-nowrap">
              <span className="flex items-center gap-1.5 font-medium">
                <ToneIcon tone={PROOF_TONES[promise.standing.state]} />
                {PROOF_LABELS[promise.standing.state]}
              </span>
            </TableCell>
            <TableCell className="min-w-56 max-w-[56ch] max-sm:hidden">
              <LastLook promise={promise} now={now} />
            </TableCell>
            <TableCell className="whitespace-nowrap text-muted max-sm:hidden">
              {inWords(promise.everyHours)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function LastLook({ promise: { proof, standing }, now }: { promise: ProvenPromise; now: Date }) {
  const silence = silenceWords(standing);
  if (!proof) return <span className="text-muted">{silence}</span>;
  return (
    <>
      <RelativeTime at={proof.observedAt} now={now} />
      {": "}
      {OUTCOME_LABELS[proof.outcome].toLowerCase()}
      {proof.value && `, ${proof.value}`}
      <span className="block text-muted text-sm [overflow-wrap:anywhere]">
        {sourceWords(proof)}
        {proof.note && ` — ${proof.note}`}
      </span>
      {silence && <span className="block text-muted text-sm">{silence}</span>}
    </>
  );
}
