import { Breadcrumb, BreadcrumbLink, BreadcrumbPage } from "@/components/ui/breadcrumb";
import type { DomainSummary } from "@/lib/registry/model";

type DomainBreadcrumbProps = {
  /** From the root domain down. */
  path: readonly Pick<DomainSummary, "slug" | "name">[];
  /** The page below the last of the path; null on the page of that domain itself. */
  here: string | null;
};

export function DomainBreadcrumb({ path, here }: DomainBreadcrumbProps) {
  const linked = here === null ? path.slice(0, -1) : path;

  return (
    <Breadcrumb>
      <BreadcrumbLink href="/domains">Domains</BreadcrumbLink>
      {linked.map(({ slug, name }) => (
        <BreadcrumbLink key={slug} href={`/domains/${slug}`}>
          {name}
        </BreadcrumbLink>
      ))}
      <BreadcrumbPage>{here ?? path.at(-1)?.name}</BreadcrumbPage>
    </Breadcrumb>
  );
}
