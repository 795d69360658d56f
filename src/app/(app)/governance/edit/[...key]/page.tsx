import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DerivationEditor } from "@/components/governance/derivation-editor";
import { PolicyEditor } from "@/components/governance/policy-editor";
import { PageBreadcrumb, PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb, BreadcrumbLink, BreadcrumbPage } from "@/components/ui/breadcrumb";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { type Base, rebased } from "@/lib/governance/derivation";
import { type Origin, policyHref } from "@/lib/governance/model";
import { findPoliciesInForce } from "@/lib/governance/queries/find-policies-in-force";
import { findPolicy } from "@/lib/governance/queries/find-policy";
import type { Actor } from "@/lib/identity/model";
import { EDITOR_CALLS, editorMaterial } from "../../editor-material";
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
  const [base, place] = await Promise.all([baseOf(actor, newest.content.origin), placeOption(actor, layer)]);

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
            {base && ` It builds upon version ${base.version} of ${base.key}.`}
          </PageSummary>
        </PageHeading>
      </PageHeader>
      {base ? (
        <DerivationEditor
          base={base}
          start={rebased(base, newest.content)}
          stored={{ key, revision }}
          places={[place]}
          takenKeys={[]}
          inForce={await findPoliciesInForce(actor)}
          calls={EDITOR_CALLS}
        />
      ) : (
        <PolicyEditor
          content={newest.content}
          stored={{ key, revision }}
          places={[place]}
          takenKeys={[]}
          {...(await editorMaterial(actor))}
        />
      )}
    </PageFrame>
  );
}

/** What a derived policy is written against: the version of its base that is in force by now. */
async function baseOf(actor: Actor, origin: Origin | undefined): Promise<Base | null> {
  if (origin?.kind !== "derived") return null;
  const base = (await findPolicy(actor, origin.key)) ?? notFound();
  return { key: base.key, version: base.current.version, content: base.current.content };
}
