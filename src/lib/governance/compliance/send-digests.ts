import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/platform/db";
import type { FedEvent } from "@/lib/platform/event-feed";
import { type NewMail, sendMail } from "@/lib/platform/mail";
import { publicUrl } from "@/lib/platform/public-url";
import { type DomainOwner, readDomainOwners } from "@/lib/registry/domain-owners";
import { type DigestLine, digestLines, ToldChange } from "./digest";

const EventRow = z
  .object({ subjectId: z.string(), payload: ToldChange.omit({ productId: true }) })
  .transform(({ subjectId, payload }): ToldChange => ({ productId: subjectId, ...payload }));

/** One mail to each owner whose products the events tell about. */
export async function sendDigests(tx: Tx, events: readonly FedEvent[]): Promise<void> {
  const told = events.filter(({ type }) => type === "product.compliance-changed");
  if (told.length === 0) return;
  const rows = await tx.event.findMany({
    where: { seq: { in: told.map(({ seq }) => seq) } },
    select: { subjectId: true, payload: true },
    orderBy: { seq: "asc" },
  });
  const lines = digestLines(z.array(EventRow).parse(rows));
  if (lines.length === 0) return;
  for (const { owner, of } of byOwner(lines, await readDomainOwners(tx))) {
    await sendMail(tx, digestMail(owner, of));
  }
}

function byOwner(
  lines: readonly DigestLine[],
  ownersOf: ReadonlyMap<string, readonly DomainOwner[]>,
): { owner: DomainOwner; of: DigestLine[] }[] {
  const digests = new Map<string, { owner: DomainOwner; of: DigestLine[] }>();
  for (const line of lines) {
    for (const owner of ownersOf.get(line.domainId) ?? []) {
      const digest = digests.get(owner.id) ?? { owner, of: [] };
      digest.of.push(line);
      digests.set(owner.id, digest);
    }
  }
  return [...digests.values()];
}

const LINES_MAX = 50;

function digestMail(owner: DomainOwner, lines: readonly DigestLine[]): NewMail {
  const broken = lines.filter(({ news }) => news === "broken");
  const mended = lines.filter(({ news }) => news === "mended");
  return {
    to: owner.email,
    subject: subjectOf(broken, mended),
    body: [
      `Hello ${owner.name},`,
      ...part("These data products no longer meet every policy they are held to:", broken),
      ...part("These data products meet them again:", mended),
      `All of it at a glance:\n${publicUrl("/governance/compliance")}`,
    ].join("\n\n"),
  };
}

function subjectOf(broken: readonly DigestLine[], mended: readonly DigestLine[]): string {
  const [only] = [...broken, ...mended];
  if (only && broken.length + mended.length === 1) {
    return `${only.title} ${broken.length === 1 ? "is no longer compliant" : "is compliant again"}`;
  }
  if (mended.length === 0) return `${broken.length} data products are no longer compliant`;
  if (broken.length === 0) return `${mended.length} data products are compliant again`;
  return `Compliance of ${broken.length + mended.length} data products changed`;
}

function part(title: string, lines: readonly DigestLine[]): string[] {
  if (lines.length === 0) return [];
  const shown = lines
    .slice(0, LINES_MAX)
    .map((line) => `- ${line.title}\n  ${publicUrl(`/products/${line.domain}/${line.name}/compliance`)}`);
  const more = lines.length > LINES_MAX ? [`and ${lines.length - LINES_MAX} more`] : [];
  return [[title, ...shown, ...more].join("\n")];
}
