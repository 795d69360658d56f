import { decideAccess } from "@/lib/access/commands/decide-access";
import { DecideAccess } from "@/lib/access/inputs";
import { makeAnnouncement } from "@/lib/collaboration/commands/announce";
import { answerQuestion } from "@/lib/collaboration/commands/answer-question";
import { askQuestion } from "@/lib/collaboration/commands/ask-question";
import { writeReview } from "@/lib/collaboration/commands/write-review";
import { DiscussionParams, MakeAnnouncement } from "@/lib/collaboration/model";
import { findDiscussion } from "@/lib/collaboration/queries/find-discussion";
import type { Actor } from "@/lib/identity/model";
import type { ProductRef } from "@/lib/registry/model";
import { aDocument, anAccessMesh, aPort, aSharedProduct, ask } from "../access/setting";
import { createPerson } from "../people";

export const WORDS = "It joins well and is there every morning.";

export async function aForum() {
  const mesh = await anAccessMesh();
  return {
    ...mesh,
    asker: await createPerson({ name: "Aki Asker" }),
    answerer: await createPerson({ name: "Bo Answerer" }),
  };
}

/** A product of Sales that everybody sees, with one plain port. */
export function anOpenProduct(owner: Actor, domain: string) {
  return aSharedProduct(owner, domain, aDocument([aPort("lines")]));
}

export function aHiddenProduct(owner: Actor, domain: string) {
  return aSharedProduct(
    owner,
    domain,
    aDocument([aPort("lines")], { visibility: { discoverableBy: "domains" } }),
  );
}

/** Asked for and granted. */
export async function giveAccess(
  owner: Actor,
  consumer: Actor,
  ref: ProductRef,
  facts: { consumer?: string } = {},
): Promise<void> {
  const { lines = "" } = await ask(consumer, ref, ["lines"], facts);
  await decideAccess(owner, DecideAccess.parse({ ids: [lines], decision: "approve" }));
}

export const review = (actor: Actor, ref: ProductRef, rating = 4, text = WORDS) =>
  writeReview(actor, { ...ref, rating, text });

export const question = (actor: Actor, ref: ProductRef, title = "How fresh is it on Mondays?", text = "") =>
  askQuestion(actor, { ...ref, title, text });

export const answer = (actor: Actor, id: string, text = "By six in the morning.") =>
  answerQuestion(actor, { id, text });

export const announce = (actor: Actor, about: { domain: string; name?: string }, facts: object = {}) =>
  makeAnnouncement(actor, MakeAnnouncement.parse({ ...about, title: "Maintenance ahead", ...facts }));

export async function discussionFor(actor: Actor, ref: ProductRef, params: object = {}) {
  const discussion = await findDiscussion(actor, ref, DiscussionParams.parse(params));
  if (!discussion) throw new Error("The product is not seen.");
  return discussion;
}
