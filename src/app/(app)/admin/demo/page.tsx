import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DemoRemoval } from "@/components/admin/demo-removal";
import { PageFrame } from "@/components/layout/page-frame";
import { EmptyState, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Stat, StatGroup, StatLabel, StatValue } from "@/components/ui/stat";
import { findDemoMesh } from "@/lib/demo/find-demo-mesh";
import { can } from "@/lib/identity/permissions";
import { findDemoPeople } from "@/lib/identity/queries";
import { requirePageActor } from "@/lib/identity/session";
import { removeDemoMeshAction } from "./actions";

export const metadata: Metadata = { title: "Demo mesh" };

export default async function DemoMeshPage() {
  const actor = await requirePageActor();
  if (!can(actor, "settings.manage")) notFound();
  const [mesh, people] = await Promise.all([findDemoMesh(actor), findDemoPeople()]);

  return (
    <PageFrame className="max-w-4xl gap-8">
      <PageHeader>
        <PageHeading>
          <PageTitle>Demo mesh</PageTitle>
          <PageSummary>
            Four departments with their people, policies and data products, to see how Agora works with life
            in it.
          </PageSummary>
        </PageHeading>
      </PageHeader>
      {mesh ? (
        <>
          <StatGroup>
            {FIGURES.map(([figure, label]) => (
              <Stat key={figure}>
                <StatLabel>{label}</StatLabel>
                <StatValue>{mesh[figure]}</StatValue>
              </Stat>
            ))}
          </StatGroup>
          <DemoRemoval
            mesh={mesh}
            isSelfDemo={people.some(({ email }) => email === actor.email)}
            remove={removeDemoMeshAction}
          />
        </>
      ) : (
        <EmptyState>
          <EmptyStateTitle>The demo mesh is not here</EmptyStateTitle>
          <EmptyStateBody>
            Everything you see is your own. A new, empty installation started with AGORA_DEMO=1 has one.
          </EmptyStateBody>
        </EmptyState>
      )}
    </PageFrame>
  );
}

const FIGURES = [
  ["domains", "Domains"],
  ["products", "Data products"],
  ["policies", "Policies"],
  ["people", "People"],
] as const;
