import { Plus, Search } from "lucide-react";
import Form from "next/form";
import { Button, ButtonLink } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { type CompareParams, compareHref, withProductToggled } from "@/lib/discovery/compare-params";
import type { ProductRef } from "@/lib/registry/model";
import type { ProductChoice } from "@/lib/registry/product";
import { toRefText } from "@/lib/registry/ref-text";

type AddToComparisonProps = {
  params: CompareParams;
  shown: readonly ProductRef[];
  /** Products that answer to the words in the address, if there are any. */
  choices: readonly ProductChoice[];
};

/** Finds one more product by its title; a form and links, so that it works without JavaScript. */
export function AddToComparison({ params, shown, choices }: AddToComparisonProps) {
  const others = choices.filter(({ ref }) => !shown.some((product) => toRefText(product) === toRefText(ref)));

  return (
    <div className="flex flex-col gap-3">
      <Form
        action="/compare"
        role="search"
        aria-label="Add to the comparison"
        className="flex max-w-xl gap-2"
      >
        {shown.length > 0 && <input type="hidden" name="products" value={shown.map(toRefText).join(",")} />}
        {params.only && <input type="hidden" name="only" value={params.only} />}
        <Input
          type="search"
          name="q"
          key={params.q}
          defaultValue={params.q}
          aria-label="Title of a data product to add"
          placeholder="Add a data product by its title"
          autoComplete="off"
        />
        <Button type="submit">
          <Search aria-hidden />
          Find
        </Button>
      </Form>
      {params.q !== "" && others.length === 0 && (
        <p role="status" className="text-muted">
          No other data product has “{params.q}” in its title.
        </p>
      )}
      {others.length > 0 && (
        <ul aria-label="Data products to add" className="flex flex-wrap gap-2">
          {others.slice(0, 8).map(({ id, ref, title, domainName }) => (
            <li key={id} className="min-w-0 max-w-full">
              <ButtonLink
                href={compareHref({ ...params, products: withProductToggled(shown, ref) })}
                className="max-w-full"
              >
                <Plus aria-hidden />
                <span className="truncate">
                  {title} <span className="font-normal text-muted">{domainName}</span>
                </span>
              </ButtonLink>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
