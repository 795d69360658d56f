import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableNumber,
  TableRow,
} from "@/components/ui/table";
import { percent, type TrendDay } from "@/lib/governance/compliance/overview";
import { wholeScore } from "@/lib/governance/compliance/score";
import { trendLine } from "./trend-line";

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

const WIDTH = 640;
const HEIGHT = 120;

/** The share of compliant products over the last days, drawn, with the same figures as a table. */
export function ComplianceTrend({ days }: { days: readonly TrendDay[] }) {
  const rated = days.filter((day) => day.rated > 0);
  const [first] = rated;
  const last = rated.at(-1);
  if (!first || !last || first === last) {
    return (
      <p className="text-muted">
        The line begins tomorrow: one point is kept a day, and{" "}
        {last ? "today's is the first" : "none is kept yet"}.
      </p>
    );
  }
  const { line, area } = trendLine(rated, { width: WIDTH, height: HEIGHT });

  return (
    <figure className="flex flex-col gap-2">
      <div className="grid grid-cols-[auto_1fr] gap-x-2">
        <div
          aria-hidden
          className="flex flex-col justify-between text-right text-muted text-xs leading-none tabular-nums"
        >
          <span>100 %</span>
          <span>50 %</span>
          <span>0 %</span>
        </div>
        <svg
          role="img"
          aria-label={`The share of compliant products went from ${percent(first.compliant / first.rated)} on ${DAY.format(new Date(first.day))} to ${percent(last.compliant / last.rated)} on ${DAY.format(new Date(last.day))}.`}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="h-30 w-full overflow-visible"
        >
          {[0, 0.5, 1].map((share) => (
            <line
              key={share}
              x1="0"
              x2={WIDTH}
              y1={HEIGHT * share}
              y2={HEIGHT * share}
              vectorEffect="non-scaling-stroke"
              className="stroke-line"
            />
          ))}
          <path d={area} className="fill-pass/10" />
          <path
            d={line}
            fill="none"
            strokeWidth="2"
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
            className="stroke-pass"
          />
        </svg>
        <div aria-hidden className="col-start-2 flex justify-between pt-1 text-muted text-xs">
          <span>{DAY.format(new Date(first.day))}</span>
          <span>{DAY.format(new Date(last.day))}</span>
        </div>
      </div>
      <figcaption>
        <details>
          <summary className="-mx-1 w-fit rounded-sm px-1 py-1 text-muted text-sm hover:bg-sunken">
            As a table
          </summary>
          <Table aria-label="Compliance by day">
            <TableHeader>
              <TableRow>
                <TableHead>Day</TableHead>
                <TableHead className="text-right">Compliant</TableHead>
                <TableHead className="text-right">Rated products</TableHead>
                <TableHead className="text-right">Score</TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {rated.toReversed().map(({ day, compliant, rated: of, average }) => (
                <TableRow key={day}>
                  <TableCell>{day}</TableCell>
                  <TableNumber>{percent(compliant / of)}</TableNumber>
                  <TableNumber>{of.toLocaleString("en")}</TableNumber>
                  <TableNumber>{average === null ? "–" : wholeScore(average)}</TableNumber>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </details>
      </figcaption>
    </figure>
  );
}
