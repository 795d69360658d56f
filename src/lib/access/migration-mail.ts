import "server-only";
import type { Tx } from "@/lib/platform/db";
import { publicUrl } from "@/lib/platform/public-url";
import { consumerIds, tell } from "./access-mail";
import type { MigrationAnswer, MigrationCause } from "./burn-down";
import { readDirectory } from "./directory";
import { type AccessGrant, MY_ACCESS } from "./model";

/** Asks a consumer to move, or reminds them of it. */
export async function mailMigration(
  tx: Tx,
  { request }: Pick<AccessGrant, "request">,
  { cause, kind }: { cause: MigrationCause; kind: "asked" | "reminded" },
): Promise<void> {
  const { product, portName, consumer } = request;
  const { sunset, lifecycleNote } = await tx.dataProduct.findUniqueOrThrow({
    where: { id: product.id },
    select: { sunset: true, lifecycleNote: true },
  });
  const going = `${product.title} is deprecated${sunset ? ` and can be counted on until ${sunset}` : ""}.${lifecycleNote && `\n\n${lifecycleNote}`}`;
  const broken = `A new version of ${product.title} changes what is read at ${portName} in a way that breaks readers:\n${publicUrl(`/products/${product.ref.domain}/${product.ref.name}/versions`)}`;
  await tell(tx, await consumerIds(tx, request), () => ({
    subject: `${kind === "reminded" ? "Reminder: " : ""}${cause === "deprecated" ? `${product.title} is going` : `${product.title} has changed`}`,
    body: `${cause === "deprecated" ? going : broken}\n\nSay for ${consumer.name} whether you will be ready, need time, or what keeps you:\n${publicUrl(MY_ACCESS)}`,
  }));
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
  const { consumer, portName, product } = request;
  const what = `${consumer.name} ${ANSWER_WORDS[answer]}${until ? ` until ${until}` : ""}`;
  await tell(tx, owners?.map(({ id }) => id) ?? [], () => ({
    subject: `${what}: ${product.title}`,
    body: `${what} with ${portName} of ${product.title}.${note && `\n\n${note}`}\n\nAll consumers and what they said:\n${publicUrl(`/products/${product.ref.domain}/${product.ref.name}/consumers`)}`,
  }));
}
