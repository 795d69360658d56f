import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PolicyEditor } from "@/components/governance/policy-editor";
import { PageBreadcrumb, PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb, BreadcrumbLink, BreadcrumbPage } from "@/components/ui/breadcrumb";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { policyHref } from "@/lib/governance/model";
import { editorMaterial } from "../../editor-material";
import { type KeyParams, policyOfPage } from "../../policy-of-page";
import { placeOption } from "../../policy-places";

export async function generateMetadata({ params }: { params: KeyParams }): Promise<Metadata> {
  const { policy } = await policyOfPage(params);
  return { title: `Edit ${policy.key}` };
}

export default async function EditPolicyPage({ params }: { params: KeyParams }) {
  const { actor, policy } = await policyOfPage(params);
  if (!policy.mayChange) notFound();
  const { key, revision, layer, newest } = policy;

  return (
    <PageFrame>
      <PageBreadcrumb>
        <Breadcrumb>
          <BreadcrumbLink href="/governance">Governance</BreadcrumbLink>
          <BreadcrumbLink href={policyHref(key)}>{key}</BreadcrumbLink>
          <BreadcrumbPage>Edit</BreadcrumbPage>
        </Breadcrumb>
      </PageBreadcrumb>
      <PageHeader>
        <PageHeading>
          <PageTitle>Edit {key}</PageTitle>
          <PageSummary>
            Saving adds version {newest.version + 1}. Nobody is held to it before it is activated.
          </PageSummary>
        </PageHeading>
      </PageHeader>
      <PolicyEditor
        content={newest.content}
        stored={{ key, revision }}
        places={[placeOption(actor, layer)]}
        takenKeys={[]}
        {...(await editorMaterial(actor))}
      />
    </PageFrame>
  );
}
