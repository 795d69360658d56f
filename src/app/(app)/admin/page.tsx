import type { Metadata } from "next";
import { PlaceList } from "@/components/admin/place-list";
import { PageFrame } from "@/components/layout/page-frame";
import { counted } from "@/components/ui/counted";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { findDatabases } from "@/lib/access/queries/find-databases";
import { findPurposes } from "@/lib/access/queries/find-purposes";
import { findDemoMesh } from "@/lib/demo/find-demo-mesh";
import { isLevel } from "@/lib/discovery/index-status";
import { findIndexStatus } from "@/lib/discovery/queries/index-status";
import { findMails, findPeople } from "@/lib/identity/queries";
import { requirePageActor } from "@/lib/identity/session";
import { findWebhooks } from "@/lib/interop/queries/find-webhooks";

export const metadata: Metadata = { title: "Admin" };

/** The layout has seen to it that the person may be here. */
export default async function AdminPage() {
  const actor = await requirePageActor();
  const [people, mails, index, purposes, webhooks, databases, demo] = await Promise.all([
    findPeople(actor, { q: "", page: 1 }),
    findMails(actor, { page: 1 }),
    findIndexStatus(actor),
    findPurposes(actor),
    findWebhooks(actor),
    findDatabases(actor),
    findDemoMesh(actor),
  ]);
  const documents =
    index.documents === null ? "Does not answer" : counted(index.documents, "product", "products");
  const state = isLevel(index) ? "level with the registry" : "catching up with the registry";
  const parked = index.parkedTotal === 0 ? "" : `, ${index.parkedTotal} not indexable`;

  return (
    <PageFrame className="max-w-4xl">
      <PageHeader>
        <PageHeading>
          <PageTitle>Admin</PageTitle>
          <PageSummary>What keeps Agora running for everybody else.</PageSummary>
        </PageHeading>
      </PageHeader>
      <PlaceList
        facts={{
          "/admin/people": counted(people.total, "person", "people"),
          "/admin/mail": counted(mails.total, "mail", "mails"),
          "/admin/search": index.documents === null ? documents : `${documents}, ${state}${parked}`,
          "/admin/purposes": counted(
            purposes.filter(({ isRetired }) => !isRetired).length,
            "purpose",
            "purposes",
          ),
          "/admin/webhooks": withFailing(
            counted(webhooks.length, "webhook", "webhooks"),
            webhooks.filter(({ failingSince }) => failingSince !== null).length,
          ),
          "/admin/databases": withFailing(
            counted(databases.targets.length, "database", "databases"),
            databases.failing.length,
          ),
          "/admin/demo": demo ? `${counted(demo.products, "product", "products")} of the demo` : "Not loaded",
        }}
      />
    </PageFrame>
  );
}

function withFailing(words: string, failing: number): string {
  return failing === 0 ? words : `${words}, ${failing} failing`;
}
