import { Badge, type Tone } from "@/components/ui/badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { JudgedTrial } from "@/lib/discovery/tuning/judged-query";
import { rankWords, withinWords } from "./rank-words";

/** What a tuning would do to each judged query, product by product. */
export function TrialTable({ trials }: { trials: readonly JudgedTrial[] }) {
  return (
    <Table aria-label="Judged queries with this tuning">
      <TableHeader>
        <TableRow>
          <TableHead>Query</TableHead>
          <TableHead>Must find</TableHead>
          <TableHead>Now</TableHead>
          <TableHead>With this tuning</TableHead>
          <TableHead>Verdict</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {trials.flatMap(({ before, after }) =>
          after.products.map(({ id, title, rank }) => (
            <TableRow key={`${after.id}:${id}`}>
              <TableCell>“{after.query}”</TableCell>
              <TableCell>
                {title} {withinWords(after.within)}
              </TableCell>
              <TableCell>
                {rankWords(before.products.find((product) => product.id === id)?.rank ?? null)}
              </TableCell>
              <TableCell>{rankWords(rank)}</TableCell>
              <TableCell>
                <Verdict before={before.isGreen} after={after.isGreen} />
              </TableCell>
            </TableRow>
          )),
        )}
      </TableBody>
    </Table>
  );
}

function Verdict({ before, after }: { before: boolean; after: boolean }) {
  const { tone, label } = after
    ? VERDICTS[before ? "staysGreen" : "turnsGreen"]
    : VERDICTS[before ? "turnsRed" : "staysRed"];
  return <Badge tone={tone}>{label}</Badge>;
}

const VERDICTS = {
  staysGreen: { tone: "pass", label: "Stays green" },
  turnsGreen: { tone: "pass", label: "Turns green" },
  turnsRed: { tone: "fail", label: "Turns red" },
  staysRed: { tone: "attention", label: "Stays red" },
} as const satisfies Record<string, { tone: Tone; label: string }>;
