import { Star } from "lucide-react";

const PLACES = [1, 2, 3, 4, 5];

/** A rating, read out as a number. */
export function Stars({ rating }: { rating: number }) {
  return (
    <span className="inline-flex items-center gap-0.5">
      <span className="sr-only">{rating} of 5</span>
      {PLACES.map((place) => (
        <span key={place} className="relative size-4">
          <Star aria-hidden className="size-4 text-edge" />
          <span
            className="absolute inset-y-0 left-0 overflow-hidden"
            style={{ width: `${Math.min(Math.max(rating - place + 1, 0), 1) * 100}%` }}
          >
            <Star aria-hidden className="size-4 fill-attention text-attention" />
          </span>
        </span>
      ))}
    </span>
  );
}
