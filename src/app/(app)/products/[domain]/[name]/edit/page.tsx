import type { Metadata } from "next";
import { ProductEditor } from "@/components/editor/product-editor";
import { PageBreadcrumb, PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb, BreadcrumbLink, BreadcrumbPage } from "@/components/ui/breadcrumb";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { findDraftRules } from "@/lib/governance/queries/find-draft-rules";
import { mayRequestWaiver, waivableKeys } from "@/lib/governance/waiver-rules";
import { canInDomain } from "@/lib/identity/permissions";
import { productHref } from "@/lib/registry/model";
import { findDomains } from "@/lib/registry/queries/find-domains";
import { findTermChoices } from "@/lib/registry/queries/find-terms";
import { findProductRefsAction, publishProductAction, saveDraftAction } from "./actions";
import { draftOfPage } from "./draft-of-page";
import { publishersOf } from "./publishers-of";

type EditPageProps = { params: Promise<{ domain: string; name: string }> };

export async function generateMetadata({ params }: EditPageProps): Promise<Metadata> {
  const { draft } = await draftOfPage(params);
  return { title: `Edit ${draft.ref.name}` };
}

export default async function EditPage({ params }: EditPageProps) {
  const { actor, draft } = await draftOfPage(params);
  const [rules, domains, terms] = await Promise.all([
    findDraftRules(actor, draft),
    findDomains(actor),
    findTermChoices(actor),
  ]);
  const mayPublish = canInDomain(actor, "product.publish", draft.domainId);
  const publishers = mayPublish ? null : await publishersOf(actor, domains, draft.domainId);
  const domain = domains.find(({ id }) => id === draft.domainId);

  return (
    <PageFrame className="gap-3">
      <PageBreadcrumb className="mb-0">
        <Breadcrumb>
          <BreadcrumbLink href={`/domains/${draft.ref.domain}`}>
            {domain?.name ?? draft.ref.domain}
          </BreadcrumbLink>
          <BreadcrumbLink href={productHref(draft.ref)}>{draft.ref.name}</BreadcrumbLink>
          <BreadcrumbPage>Edit</BreadcrumbPage>
        </Breadcrumb>
      </PageBreadcrumb>
      {rules ? (
        <ProductEditor
          draft={draft}
          rules={rules}
          domains={domains.map(({ slug, name }) => ({ slug, name }))}
          terms={terms}
          findProducts={findProductRefsAction}
          waivable={mayRequestWaiver(actor, draft) ? waivableKeys(rules.bundle) : []}
          save={saveDraftAction}
          publish={publishProductAction}
          publishers={publishers}
        />
      ) : (
        <EmptyState>
          <EmptyStateTitle>You may read this draft, but not change it</EmptyStateTitle>
          <EmptyStateBody>Contributors, stewards and owners of the domain edit its products.</EmptyStateBody>
          <EmptyStateActions>
            <ButtonLink href={productHref(draft.ref)}>To the product</ButtonLink>
          </EmptyStateActions>
        </EmptyState>
      )}
    </PageFrame>
  );
}
