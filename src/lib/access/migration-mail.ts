import "server-only";
import { notify } from "@/lib/notifications/notify";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { productHref } from "@/lib/registry/model";
import { consumerIds, placeOf, tellConsumer } from "./access-mail";
import type { MigrationAnswer, MigrationCause } from "./burn-down";
import { readDirectory } from "./directory";
import { type AccessGrant, MY_ACCESS } from "./model";

/** Asks a consumer to move, or reminds them of it. */
export async function mailMigration(
  tx: Tx,
  { request }: Pick<AccessGrant, "request">,
  { cause, kind }: { cause: MigrationCause; kind: "asked" | "reminded" },
): Promise<void> {
  const { product, consumer } = request;
  const { sunset, lifecycleNote } = await tx.dataProduct.findUniqueOrThrow({
    where: { id: product.id },
    select: { sunset: true, lifecycleNote: true },
  });
  const going = `${product.title} is deprecated${sunset ? ` and can be counted on until ${sunset}` : ""}.${lifecycleNote && `\n\n${lifecycleNote}`}`;
  const broken = `A new version changes what is read at ${placeOf(request)} in a way that breaks readers.`;
  const isGoing = cause === "deprecated";
  await tellConsumer(tx, request, await consumerIds(tx, request), {
    kind: "access.to-move",
    title: `${kind === "reminded" ? "Reminder: " : ""}${product.title} ${isGoing ? "is going" : "has changed"}`,
    text: `${isGoing ? going : broken}\n\nSay for ${consumer.name} whether you will be ready, need time, or what keeps you.`,
    href: MY_ACCESS,
  });
}

const ANSWER_WORDS = {
  acknowledged: "will be ready",
  "needs-time": "asks for time",
  blocked: "reports a blocker",
} as const satisfies Record<MigrationAnswer, string>;

/** Tells those who answer for the product what a consumer said, where they may have to do something about it. */
export async function mailAnswer(
  tx: Tx,
  { request }: Pick<AccessGrant, "request">,
  { answer, note, until }: { answer: MigrationAnswer; note: string; until: string | null },
): Promise<void> {
  if (answer === "acknowledged") return;
  const { members, pathTo } = await readDirectory(tx);
  const owners = pathTo(request.product.domain.id)
    .toReversed()
    .map((id) => (members.get(id) ?? []).filter(({ role }) => role === "owner"))
    .find((found) => found.length > 0);
  const { consumer, product } = request;
  const what = `${consumer.name} ${ANSWER_WORDS[answer]}${until ? ` until ${until}` : ""}`;
  const notes = (owners ?? []).map(({ id: personId }) => ({
    personId,
    kind: "access.mover-answered" as const,
    productId: product.id,
    domainId: null,
    as: "role" as const,
    title: `${what}: ${product.title}`,
    text: `${what} with ${placeOf(request)}.${note && `\n\n${note}`}`,
    href: `/${productHref(product.ref).slice(1)}/consumers` as const,
  }));
  await notify(tx, notes, now());
}
