import { ButtonLink } from "@/components/ui/button";
import { counted } from "@/components/ui/counted";
import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { Section, SectionHeader, SectionTitle } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import {
  type ComplianceFilter,
  complianceHref,
  type ProductStanding,
  shownUnder,
} from "@/lib/governance/compliance/overview";
import type { Page } from "@/lib/registry/page";
import { ProductStandingRow } from "./product-standing-row";
import { ShownChoice } from "./shown-choice";

type ProductStandingsProps = {
  filter: ComplianceFilter;
  standings: Page<ProductStanding>;
  pageSize: number;
};

/** The products a filter finds, with what each of them does not meet. */
export function ProductStandings({ filter, standings, pageSize }: ProductStandingsProps) {
  const { items, total } = standings;
  const shown = shownUnder(filter);

  return (
    <Section aria-labelledby="products">
      <SectionHeader>
        <SectionTitle id="products">
          {counted(total, "product", "products")}
          {filter.policy && (
            <>
              {" "}
              <span className="font-normal text-muted">
                that do not meet <span className="font-mono">{filter.policy}</span>,{" "}
                <TextLink href={complianceHref(filter, { policy: undefined })}>any policy</TextLink>
              </span>
            </>
          )}
        </SectionTitle>
        <ShownChoice filter={filter} shown={shown} />
      </SectionHeader>
      {items.length === 0 ? (
        <EmptyState>
          <EmptyStateTitle>
            {shown === "non-compliant" ? "Nothing to mend" : "No product is like that"}
          </EmptyStateTitle>
          <EmptyStateBody>
            {shown === "non-compliant"
              ? "No product here fails a policy that would refuse its publication."
              : "Choose others above."}
          </EmptyStateBody>
          <EmptyStateActions>
            <ButtonLink href={`${complianceHref(filter, { show: "all", policy: undefined })}#products`}>
              Show all products
            </ButtonLink>
          </EmptyStateActions>
        </EmptyState>
      ) : (
        <ul className="divide-y rounded-lg border bg-surface">
          {items.map((standing) => (
            <ProductStandingRow key={standing.id} standing={standing} />
          ))}
        </ul>
      )}
      {total > pageSize && (
        <Pagination
          page={filter.page}
          pageCount={Math.ceil(total / pageSize)}
          hrefOf={(page) => `${complianceHref(filter, { page })}#products`}
        />
      )}
    </Section>
  );
}
