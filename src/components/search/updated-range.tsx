import Form from "next/form";
import { Button } from "@/components/ui/button";
import { type SearchParams, searchHref } from "@/lib/discovery/model";
import { DAYS_BOUNDS, UPDATED_DAYS } from "@/lib/discovery/ranges";
import { ChoiceLink } from "./choice-link";
import { RangeInput } from "./range-input";
import { SearchStateInputs } from "./search-state-inputs";

/** Products that changed lately: a few usual spans, or any number of days. */
export function UpdatedRange({ params }: { params: SearchParams }) {
  const isUsual = UPDATED_DAYS.some((days) => days === params.updated);
  return (
    <section aria-label="Updated">
      <h3 className="mb-1 px-2 text-muted text-sm">Updated</h3>
      <ul>
        {UPDATED_DAYS.map((days) => (
          <li key={days}>
            <ChoiceLink
              href={searchHref(params, { updated: params.updated === days ? null : days })}
              isChosen={params.updated === days}
              label={days === 365 ? "In the last year" : `In the last ${days} days`}
            />
          </li>
        ))}
      </ul>
      <Form
        action="/search"
        scroll={false}
        className="mt-1 flex items-center gap-1.5 px-2 text-muted text-sm"
      >
        <SearchStateInputs params={{ ...params, updated: null }} />
        <span aria-hidden>Last</span>
        <RangeInput
          name="updated"
          label="Updated in the last days"
          value={isUsual ? null : params.updated}
          {...DAYS_BOUNDS}
        />
        <span aria-hidden className="flex-1">
          days
        </span>
        <Button type="submit" size="sm" aria-label="Apply the days of the last update">
          Apply
        </Button>
      </Form>
    </section>
  );
}
