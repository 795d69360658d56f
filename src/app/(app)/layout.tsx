import { cookies } from "next/headers";
import { CompareTray } from "@/components/compare/compare-tray";
import { AppShell } from "@/components/layout/app-shell";
import { CreateLink } from "@/components/layout/create-link";
import { navigationFor } from "@/components/layout/navigation";
import { parseRailWidth, RAIL_COOKIE } from "@/components/layout/rail-width";
import { Bell } from "@/components/notifications/bell";
import { CommandPalette } from "@/components/palette/command-palette";
import { countInbox } from "@/lib/access/queries/find-inbox";
import { countToConfirm } from "@/lib/access/queries/find-my-access";
import { paletteActionsFor } from "@/lib/discovery/palette-actions";
import { can, domainsWhere } from "@/lib/identity/permissions";
import { requirePageActor } from "@/lib/identity/session";
import { countUnread } from "@/lib/notifications/queries/find-notifications";
import { findMyDrafts } from "@/lib/registry/queries/find-my-drafts";
import { SignOutItem } from "./sign-out-item";

export default async function AppLayout({ children }: { children: React.ReactNode }) {
  const actor = await requirePageActor();
  const [drafts, inboxCount, confirmCount, unread, jar] = await Promise.all([
    findMyDrafts(actor, { page: 1, size: 1 }),
    countInbox(actor),
    countToConfirm(actor),
    countUnread(actor),
    cookies(),
  ]);
  const mayRegister = domainsWhere(actor, "product.register").length > 0;

  return (
    <AppShell
      person={{ id: actor.id, name: actor.name, email: actor.email }}
      navigation={navigationFor({
        isAdmin: can(actor, "people.manage"),
        draftCount: drafts.total,
        inboxCount,
        confirmCount,
      })}
      rail={parseRailWidth(jar.get(RAIL_COOKIE)?.value)}
      tools={
        <>
          <CommandPalette personId={actor.id} actions={paletteActionsFor(actor)} />
          {mayRegister && <CreateLink href="/products/new" label="New data product" />}
          <Bell unread={unread} />
        </>
      }
      signOut={<SignOutItem personId={actor.id} />}
    >
      {children}
      <CompareTray />
    </AppShell>
  );
}
