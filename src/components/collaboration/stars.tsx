import { Star } from "lucide-react";
import { cn } from "@/components/ui/cn";

const PLACES = [1, 2, 3, 4, 5];

/** A rating, read out as a number. */
export function Stars({ rating }: { rating: number }) {
  return (
    <span className="inline-flex items-center gap-0.5">
      <span className="sr-only">{rating} of 5</span>
      {PLACES.map((place) => (
        <Star
          key={place}
          aria-hidden
          className={cn(
            "size-4",
            place <= Math.round(rating) ? "fill-attention text-attention" : "text-edge",
          )}
        />
      ))}
    </span>
  );
}
