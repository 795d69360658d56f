import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PolicyEditor } from "@/components/governance/policy-editor";
import { TemplateGallery } from "@/components/governance/template-gallery";
import { PageBreadcrumb, PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb, BreadcrumbLink, BreadcrumbPage } from "@/components/ui/breadcrumb";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { findEveryPolicy } from "@/lib/governance/queries/find-policies";
import { requirePageActor } from "@/lib/identity/session";
import { editorMaterial } from "../../editor-material";
import { policyPlaces } from "../../policy-places";
import { startOf, templates } from "../../policy-start";

export const metadata: Metadata = { title: "New policy" };

const HERE = "/governance/policies/new";

type NewPolicyPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewPolicyPage({ searchParams }: NewPolicyPageProps) {
  const actor = await requirePageActor();
  const [place, ...otherPlaces] = await policyPlaces(actor);
  if (!place) notFound();
  const [start, policies] = await Promise.all([startOf(actor, await searchParams), findEveryPolicy(actor)]);

  return (
    <PageFrame>
      <PageBreadcrumb>
        <Breadcrumb>
          <BreadcrumbLink href="/governance">Governance</BreadcrumbLink>
          {start && <BreadcrumbLink href={HERE}>New policy</BreadcrumbLink>}
          <BreadcrumbPage>{start ? start.label : "New policy"}</BreadcrumbPage>
        </Breadcrumb>
      </PageBreadcrumb>
      <PageHeader>
        <PageHeading>
          <PageTitle>New policy</PageTitle>
          <PageSummary>
            {start
              ? "Every word with a mark under it can be changed. Nobody is held to the policy before it is activated."
              : "Choose where to begin; everything can be changed afterwards."}
          </PageSummary>
        </PageHeading>
      </PageHeader>
      {start ? (
        <PolicyEditor
          content={start.content}
          stored={null}
          places={[place, ...otherPlaces]}
          takenKeys={policies.map(({ key }) => key)}
          {...(await editorMaterial(actor))}
        />
      ) : (
        <TemplateGallery action={HERE} templates={templates()} policies={policies} />
      )}
    </PageFrame>
  );
}
