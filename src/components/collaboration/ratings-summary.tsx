import { counted } from "@/components/ui/counted";
import type { Ratings } from "@/lib/collaboration/discussion";
import { RATINGS } from "@/lib/collaboration/model";
import { Stars } from "./stars";

/** The average, never without how many it is of, and how the ratings spread. */
export function RatingsSummary({ average, count, spread }: Ratings & { average: number }) {
  return (
    <div className="flex flex-wrap items-center gap-x-8 gap-y-3">
      <p className="flex items-center gap-3">
        <span className="font-semibold text-2xl tabular-nums">{average.toFixed(1)}</span>
        <span className="flex flex-col">
          <Stars rating={average} />
          <span className="text-muted text-sm">{counted(count, "review", "reviews")}</span>
        </span>
      </p>
      <ul className="flex min-w-52 flex-col gap-0.5 text-sm" aria-label="How the ratings spread">
        {RATINGS.map((rating, index) => {
          const of = spread[index] ?? 0;
          return (
            <li key={rating} className="flex items-center gap-2 text-muted tabular-nums">
              <span className="w-3">{rating}</span>
              <span aria-hidden className="h-1.5 flex-1 overflow-hidden rounded-full bg-sunken">
                <span
                  className="block h-full rounded-full bg-attention"
                  style={{ width: `${count === 0 ? 0 : (of / count) * 100}%` }}
                />
              </span>
              <span className="w-8 text-right">{of}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
