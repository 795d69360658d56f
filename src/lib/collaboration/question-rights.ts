import type { Actor } from "@/lib/identity/model";
import { can, canInDomain } from "@/lib/identity/permissions";

type Words = { authorId: string | null };
type Place = { domainId: string };

export function mayWrite(actor: Actor): boolean {
  return can(actor, "discussion.write");
}

/** Whether somebody speaks for the domain that owns the product. */
export function isOfTeam(actor: Actor, { domainId }: Place): boolean {
  return canInDomain(actor, "discussion.speak-for", domainId);
}

/** The owners of the domain, and admins, take away what should not stand there. */
export function mayModerate(actor: Actor, { domainId }: Place): boolean {
  return can(actor, "discussion.moderate-any") || canInDomain(actor, "discussion.moderate", domainId);
}

/** Who asked says what answered them; the team says what is right. */
export function maySettle(actor: Actor, question: Words & Place): boolean {
  return (mayWrite(actor) && question.authorId === actor.id) || isOfTeam(actor, question);
}

/** One's own words alone are mended. */
export function mayEdit(actor: Actor, { authorId }: Words): boolean {
  return mayWrite(actor) && authorId === actor.id;
}

export function mayWithdraw(actor: Actor, words: Words & Place): boolean {
  return mayEdit(actor, words) || mayModerate(actor, words);
}
