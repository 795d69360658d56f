import "server-only";
import { z } from "zod";
import { type NewNotification, notify } from "@/lib/notifications/notify";
import type { Tx } from "@/lib/platform/db";
import type { FedEvent } from "@/lib/platform/event-feed";
import { groupedBy } from "@/lib/platform/grouped";
import { readDomainOwners } from "@/lib/registry/domain-owners";
import { type DigestLine, digestLines, ToldChange } from "./digest";

const EventRow = z
  .object({ subjectId: z.string(), payload: ToldChange.omit({ productId: true }) })
  .transform(({ subjectId, payload }): ToldChange => ({ productId: subjectId, ...payload }));

/** Up to this many products of a domain are told of one by one; more are counted. */
const NAMED_MAX = 5;

/** Tells the owners of the products that the events tell about. */
export async function tellOwners(tx: Tx, events: readonly FedEvent[], at: Date): Promise<void> {
  const told = events.filter(({ type }) => type === "product.compliance-changed");
  if (told.length === 0) return;
  const rows = await tx.event.findMany({
    where: { seq: { in: told.map(({ seq }) => seq) } },
    select: { subjectId: true, payload: true },
    orderBy: { seq: "asc" },
  });
  const lines = digestLines(z.array(EventRow).parse(rows));
  if (lines.length === 0) return;
  const ownersOf = await readDomainOwners(tx);
  const notes: NewNotification[] = [];
  for (const of of groupedBy(lines, ({ domainId, news }) => `${domainId} ${news}`).values()) {
    const owners = ownersOf.get(of[0]?.domainId ?? "") ?? [];
    for (const { id } of owners) notes.push(...notesFor(id, of));
  }
  await notify(tx, notes, at);
}

/** About changes of one kind in one domain. Those that are counted are not named: each could leave the domain later. */
function notesFor(personId: string, lines: readonly DigestLine[]): NewNotification[] {
  const about = { kind: "compliance.changed", personId, as: "role" } as const;
  const [first] = lines;
  if (!first) return [];
  if (lines.length > NAMED_MAX) {
    const news = first.news === "broken" ? "are no longer compliant" : "are compliant again";
    return [
      {
        ...about,
        productId: null,
        domainId: first.domainId,
        title: `${lines.length} data products of ${first.domain} ${news}`,
        text: "",
        href: "/governance/compliance",
      },
    ];
  }
  return lines.map(({ productId, title, domain, name, news }) => ({
    ...about,
    productId,
    domainId: null,
    title: `${title} ${news === "broken" ? "is no longer compliant" : "is compliant again"}`,
    text:
      news === "broken"
        ? "It no longer meets every policy it is held to."
        : "It meets every policy it is held to again.",
    href: `/products/${domain}/${name}/compliance`,
  }));
}
