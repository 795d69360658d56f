import { counted } from "@/components/ui/counted";
import { RelativeTime } from "@/components/ui/relative-time";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableNumber,
  TableRow,
} from "@/components/ui/table";
import type { MeasuredSearch, SearchFigures } from "@/lib/discovery/search-figures";

type SearchFiguresTableProps = { measured: MeasuredSearch; now: Date };

/** What one process measured of the searches it answered. */
export function SearchFiguresTable({ measured, now }: SearchFiguresTableProps) {
  const { day, hour, missesOfTheDay, process, since } = measured;
  return (
    <div className="flex flex-col gap-3">
      <p className="max-w-[72ch] text-muted text-sm [overflow-wrap:anywhere]">
        Measured by the process that answered you ({process}), since <RelativeTime at={since} now={now} />.
        Every process of Agora has figures of its own, and they end with it. Each letter that somebody pauses
        after is a search. Degraded are those that were cut short, or answered by a plain list while search
        was away.
      </p>
      {day.searches === 0 ? (
        <p>Nobody has searched here in the last day, so there is nothing to tell yet.</p>
      ) : (
        <Table aria-label="Figures of the last hour and day">
          <TableHeader>
            <TableRow>
              <TableHead>In the last</TableHead>
              <TableHead className="text-right">Searches</TableHead>
              <TableHead className="text-right">Half within</TableHead>
              <TableHead className="text-right">95 % within</TableHead>
              <TableHead className="text-right">Found nothing</TableHead>
              <TableHead className="text-right">Degraded</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            <FiguresRow span="hour" figures={hour} />
            <FiguresRow span="day" figures={day} />
          </TableBody>
        </Table>
      )}
      <p className="max-w-[72ch] text-sm">
        {missesOfTheDay === 0
          ? "In the last day nobody looked for something that is not there, in any process."
          : `In the last day, ${counted(missesOfTheDay, "search", "searches")} of all processes together found nothing. The same words of one person count once.`}
      </p>
    </div>
  );
}

function FiguresRow({ span, figures }: { span: string; figures: SearchFigures }) {
  const { degradedShare, emptyShare, p50Ms, p95Ms, searches } = figures;
  return (
    <TableRow>
      <TableCell>{span}</TableCell>
      <TableNumber>{searches.toLocaleString("en")}</TableNumber>
      <TableNumber>{timeWords(p50Ms)}</TableNumber>
      <TableNumber>{timeWords(p95Ms)}</TableNumber>
      <TableNumber>{shareWords(emptyShare)}</TableNumber>
      <TableNumber>{shareWords(degradedShare)}</TableNumber>
    </TableRow>
  );
}

function timeWords(ms: number | null): string {
  if (ms === null) return "–";
  return ms < 1_000
    ? `${ms.toLocaleString("en", { maximumSignificantDigits: 2 })} ms`
    : `${(ms / 1_000).toLocaleString("en", { maximumFractionDigits: 1 })} s`;
}

function shareWords(share: number | null): string {
  return share === null
    ? "–"
    : share.toLocaleString("en", { style: "percent", maximumFractionDigits: share < 0.1 ? 1 : 0 });
}
