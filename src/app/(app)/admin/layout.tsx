import { notFound } from "next/navigation";
import { AdminTabs } from "@/components/admin/admin-tabs";
import { can } from "@/lib/identity/permissions";
import { requirePageActor } from "@/lib/identity/session";

export default async function AdminLayout({ children }: { children: React.ReactNode }) {
  const actor = await requirePageActor();
  if (!can(actor, "people.manage")) notFound();

  return (
    // The pages are of different widths; all of them start where the tabs do.
    <div className="mx-auto w-full max-w-7xl *:data-[slot=page-frame]:mx-0">
      <div className="px-4 pt-2 md:px-6">
        <AdminTabs />
      </div>
      {children}
    </div>
  );
}
