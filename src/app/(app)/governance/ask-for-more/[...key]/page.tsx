import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DerivationEditor } from "@/components/governance/derivation-editor";
import { PageBreadcrumb, PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb, BreadcrumbLink, BreadcrumbPage } from "@/components/ui/breadcrumb";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { policyHref } from "@/lib/governance/model";
import { findEveryPolicy } from "@/lib/governance/queries/find-policies";
import { findPoliciesInForce } from "@/lib/governance/queries/find-policies-in-force";
import { EDITOR_CALLS } from "../../editor-material";
import { type KeyParams, policyOfPage } from "../../policy-of-page";
import { policyPlaces } from "../../policy-places";

export async function generateMetadata({ params }: { params: KeyParams }): Promise<Metadata> {
  const { policy } = await policyOfPage(params);
  return { title: `Ask for more than ${policy.key}` };
}

export default async function AskForMorePage({ params }: { params: KeyParams }) {
  const { actor, policy } = await policyOfPage(params);
  const { key, layer, status, current } = policy;
  const [place, ...otherPlaces] = (await policyPlaces(actor)).filter(({ domainId }) => domainId !== null);
  if (!place || layer.kind !== "global" || (status !== "active" && status !== "evaluate")) notFound();
  const { version, content } = current;
  const { title, rationale, level, graceDays, waivable, rule } = content;

  return (
    <PageFrame>
      <PageBreadcrumb>
        <Breadcrumb>
          <BreadcrumbLink href="/governance">Governance</BreadcrumbLink>
          <BreadcrumbLink href={policyHref(key)}>{key}</BreadcrumbLink>
          <BreadcrumbPage>Ask for more</BreadcrumbPage>
        </Breadcrumb>
      </PageBreadcrumb>
      <PageHeader>
        <PageHeading>
          <PageTitle>Ask for more than {key}</PageTitle>
          <PageSummary>
            Both policies hold together: what {key} refuses stays refused. The rule is the same; its values
            and its level can only get stricter.
          </PageSummary>
        </PageHeading>
      </PageHeader>
      <DerivationEditor
        base={{ key, version, content }}
        start={{ title, rationale, level, graceDays, waivable, params: rule.params }}
        stored={null}
        places={[place, ...otherPlaces]}
        takenKeys={(await findEveryPolicy(actor)).map((one) => one.key)}
        inForce={await findPoliciesInForce(actor)}
        calls={EDITOR_CALLS}
      />
    </PageFrame>
  );
}
