import type { Metadata } from "next";
import Form from "next/form";
import { notFound } from "next/navigation";
import { MoveProductForm } from "@/components/governance/moves/move-product-form";
import { PageBreadcrumb, PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb, BreadcrumbLink, BreadcrumbPage } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Select } from "@/components/ui/select";
import { findProductMove } from "@/lib/governance/queries/find-move-consequences";
import { canInDomain } from "@/lib/identity/permissions";
import { productHref } from "@/lib/registry/model";
import { findDomains } from "@/lib/registry/queries/find-domains";
import { type ProductParams, productOfPage } from "../(page)/product-of-page";
import { moveProductAction } from "./actions";

type MovePageProps = {
  params: ProductParams;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: "Move to another domain" };

export default async function MoveProductPage({ params, searchParams }: MovePageProps) {
  const { actor, product } = await productOfPage(params);
  if (!canInDomain(actor, "product.move", product.domainId)) notFound();
  const { ref, title, domainId, domainPath } = product;
  const places = (await findDomains(actor)).filter(
    ({ id }) => id !== domainId && canInDomain(actor, "product.move", id),
  );
  const { to: asked } = await searchParams;
  const to = places.find(({ slug }) => slug === asked);

  return (
    <PageFrame className="max-w-3xl">
      <PageBreadcrumb>
        <Breadcrumb>
          {domainPath.map(({ slug, name }) => (
            <BreadcrumbLink key={slug} href={`/domains/${slug}`}>
              {name}
            </BreadcrumbLink>
          ))}
          <BreadcrumbLink href={productHref(ref)}>{title}</BreadcrumbLink>
          <BreadcrumbPage>Move</BreadcrumbPage>
        </Breadcrumb>
      </PageBreadcrumb>
      <PageHeader>
        <PageHeading>
          <PageTitle>Move {title} to another domain</PageTitle>
          <PageSummary>
            What is published is evaluated by the policies of the new place first. Nothing moves before you
            have seen what that means.
          </PageSummary>
        </PageHeading>
      </PageHeader>
      {places.length === 0 ? (
        <p className="max-w-[60ch]">
          Owners of both domains agree to a move. You own no other domain; ask an owner of the one it should
          go to, or an admin.
        </p>
      ) : (
        <Form action="" className="flex flex-wrap items-end gap-3">
          <Field id="to" label="To the domain" className="min-w-60">
            {(control) => (
              <Select {...control} name="to" defaultValue={to?.slug} key={to?.slug}>
                {places.map(({ slug, name }) => (
                  <option key={slug} value={slug}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Button type="submit">Show what it does</Button>
        </Form>
      )}
      {to && (
        <MoveProductForm
          key={to.slug}
          productRef={ref}
          title={title}
          to={{ slug: to.slug, name: to.name }}
          preview={await findProductMove(actor, { ref, to: to.slug })}
          submit={moveProductAction}
        />
      )}
    </PageFrame>
  );
}
