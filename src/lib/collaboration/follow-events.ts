import "server-only";
import { z } from "zod";
import { type NewNotification, notify } from "@/lib/notifications/notify";
import { db, type Tx } from "@/lib/platform/db";
import { followEach } from "@/lib/platform/event-cursor";
import { readDomains } from "@/lib/registry/domain-rows";
import { pathTo } from "@/lib/registry/domain-tree";
import { readConsumers } from "./access-held";
import { readTeam } from "./team-of";

export const FOLLOWER = "collaboration";
const TOLD = [
  "product.published",
  "product.lifecycle-changed",
  "incident.reported",
  "incident.opened",
  "incident.resolved",
];

/** Tells followers what became of products since the last time; what is told twice is told once. */
export function followEvents(at: Date): Promise<number> {
  return followEach(FOLLOWER, async (events) => {
    let told = 0;
    for (const { seq } of events.filter(({ type }) => TOLD.includes(type)))
      told += await db.$transaction((tx) => tellOfEvent(tx, seq, at));
    return told;
  });
}

const EventRow = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("product.published"),
    subjectId: z.string(),
    actorId: z.string().nullable(),
    payload: z.object({ version: z.string(), changeNote: z.string() }),
  }),
  z.object({
    type: z.literal("product.lifecycle-changed"),
    subjectId: z.string(),
    actorId: z.string().nullable(),
    payload: z.object({ to: z.string(), sunset: z.string().nullable(), note: z.string() }),
  }),
  z.object({
    type: z.enum(["incident.reported", "incident.opened", "incident.resolved"]),
    subjectId: z.string(),
    actorId: z.string().nullable(),
    payload: z.object({ productId: z.string(), title: z.string(), note: z.string() }),
  }),
]);
type EventRow = z.infer<typeof EventRow>;

const Product = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  summary: z.string(),
  domainId: z.string(),
  domain: z.object({ slug: z.string(), name: z.string() }),
  versions: z.array(z.object({ version: z.string() })),
});
type Product = z.infer<typeof Product>;

async function tellOfEvent(tx: Tx, seq: bigint, at: Date): Promise<number> {
  const event = EventRow.parse(
    await tx.event.findUniqueOrThrow({
      where: { seq },
      select: { type: true, subjectId: true, actorId: true, payload: true },
    }),
  );
  const row = await tx.dataProduct.findUnique({
    where: { id: "productId" in event.payload ? event.payload.productId : event.subjectId },
    select: {
      id: true,
      name: true,
      title: true,
      summary: true,
      domainId: true,
      domain: { select: { slug: true, name: true } },
      versions: { where: { ordinal: 1 }, select: { version: true } },
    },
  });
  const news = row && newsOf(event, Product.parse(row));
  if (!row || !news) return 0;
  const people = await readConcerned(tx, row, news.kind, at);
  const notes = people
    .filter((id) => id !== event.actorId)
    .map(
      (personId): NewNotification => ({
        ...news,
        personId,
        productId: row.id,
        domainId: null,
        // What nobody has confirmed is for the team, and for nobody who has left it.
        as: news.kind === "incident.reported" ? "role" : "reader",
        href: `/products/${row.domain.slug}/${row.name}${PLACES[news.kind] ?? ""}`,
        onceKey: `event:${seq}`,
      }),
    );
  return notify(tx, notes, at);
}

const PLACES: Partial<Record<NewNotification["kind"], string>> = {
  "version.published": "/versions",
  "incident.reported": "/contract",
  "incident.opened": "/contract",
  "incident.resolved": "/contract",
};

const INCIDENT_WORDS = {
  "incident.reported": "somebody reports a problem",
  "incident.opened": "an incident is open",
  "incident.resolved": "the incident is resolved",
} as const;

function newsOf(
  event: EventRow,
  { title, summary, domain, versions }: Product,
): Pick<NewNotification, "kind" | "title" | "text"> | null {
  if (event.type === "product.lifecycle-changed") {
    const { to, sunset, note } = event.payload;
    if (to !== "deprecated") return null;
    const until = sunset ? ` It ends on ${sunset}.` : "";
    return { kind: "product.deprecated", title: `${title} is deprecated`, text: `${note}${until}`.trim() };
  }
  if (event.type !== "product.published") {
    const { title: what, note } = event.payload;
    const words = `${title}: ${INCIDENT_WORDS[event.type]}`;
    return { kind: event.type, title: words, text: [what, note].filter(Boolean).join("\n\n") };
  }
  const { version, changeNote } = event.payload;
  if (versions.some((first) => first.version === version))
    return { kind: "product.new", title: `New in ${domain.name}: ${title}`, text: summary };
  return { kind: "version.published", title: `${title} ${version} has been published`, text: changeNote };
}

/** A report concerns the team alone, until it is confirmed; an incident also those who use the product. */
async function readConcerned(
  tx: Tx,
  product: { id: string; domainId: string },
  kind: NewNotification["kind"],
  at: Date,
): Promise<string[]> {
  if (kind === "incident.reported") return readTeam(tx, product.domainId);
  const followers = await readFollowers(tx, product, kind === "product.new");
  if (kind !== "incident.opened" && kind !== "incident.resolved") return followers;
  return [...new Set([...followers, ...(await readConsumers(tx, { productId: product.id }, at))])];
}

/** New products concern those who follow the domain or one above it; all else those who follow the product. */
async function readFollowers(
  tx: Tx,
  { id, domainId }: { id: string; domainId: string },
  isNew: boolean,
): Promise<string[]> {
  const domains = isNew ? pathTo(await readDomains(tx), domainId).map((domain) => domain.id) : [];
  const rows = await tx.follow.findMany({
    where: { OR: [{ productId: id }, { domainId: { in: domains } }] },
    select: { userId: true },
    distinct: ["userId"],
    orderBy: { userId: "asc" },
  });
  return rows.map(({ userId }) => userId);
}
