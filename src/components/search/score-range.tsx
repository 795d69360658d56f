import Form from "next/form";
import { Button } from "@/components/ui/button";
import type { SearchParams } from "@/lib/discovery/model";
import { SCORE_BOUNDS } from "@/lib/discovery/ranges";
import { RangeInput } from "./range-input";
import { SearchStateInputs } from "./search-state-inputs";

/** Products by how well they meet what they are held to; what was never rated is in no range. */
export function ScoreRange({ params }: { params: SearchParams }) {
  const { minScore, maxScore } = params;
  return (
    <section aria-label="Compliance score">
      <h3 className="mb-1 px-2 text-muted text-sm">Compliance score</h3>
      <Form action="/search" scroll={false} className="flex items-center gap-1.5 px-2">
        <SearchStateInputs params={{ ...params, minScore: null, maxScore: null }} />
        <RangeInput
          name="minScore"
          label="Compliance score from"
          value={minScore}
          placeholder="0"
          {...SCORE_BOUNDS}
        />
        <span aria-hidden className="text-muted text-sm">
          to
        </span>
        <RangeInput
          name="maxScore"
          label="Compliance score to"
          value={maxScore}
          placeholder="100"
          {...SCORE_BOUNDS}
        />
        <Button
          type="submit"
          size="sm"
          className="ml-auto"
          aria-label="Apply the range of the compliance score"
        >
          Apply
        </Button>
      </Form>
    </section>
  );
}
