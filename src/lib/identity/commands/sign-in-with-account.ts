import "server-only";
import { db, type Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { recordEvent } from "@/lib/platform/events";
import { Email, PersonName } from "../model";
import { hasPeople } from "../queries";

/** A person as an outside identity provider describes them; the e-mail only when the provider has verified it. */
export type OutsideAccount = {
  provider: string;
  providerAccountId: string;
  verifiedEmail: string | null;
  name: string;
};

type Admission =
  | { admitted: true; personId: string }
  | { admitted: false; reason: "unverified-email" | "unknown-person" | "deactivated" };

/**
 * Admits whom the provider vouches for: by an account linked earlier, otherwise by verified e-mail, which links it.
 * Unknown people become members only where the operator opened the door to everybody the provider knows.
 */
export async function signInWithAccount(
  account: OutsideAccount,
  isSignUpOpen = env.AGORA_OPEN_SIGN_UP === "1",
): Promise<Admission> {
  return db.$transaction(async (tx) => {
    const person = (await findLinked(tx, account)) ?? (await findOrCreateByEmail(tx, account, isSignUpOpen));
    if (typeof person === "string") return { admitted: false, reason: person };
    if (!person.isActive) return { admitted: false, reason: "deactivated" };
    const { provider, providerAccountId } = account;
    await tx.account.createMany({
      data: [{ provider, providerAccountId, userId: person.id }],
      skipDuplicates: true,
    });
    await recordEvent(tx, {
      type: "user.signed-in",
      subjectId: person.id,
      actorId: person.id,
      payload: { with: provider },
    });
    return { admitted: true, personId: person.id };
  });
}

const FOUND = { id: true, isActive: true } as const;

async function findLinked(tx: Tx, { provider, providerAccountId }: OutsideAccount) {
  const row = await tx.account.findUnique({
    where: { provider_providerAccountId: { provider, providerAccountId } },
    select: { user: { select: FOUND } },
  });
  return row?.user ?? null;
}

async function findOrCreateByEmail(tx: Tx, account: OutsideAccount, isSignUpOpen: boolean) {
  const email = Email.safeParse(account.verifiedEmail);
  if (!email.success) return "unverified-email";
  const known = await tx.user.findUnique({ where: { email: email.data }, select: FOUND });
  if (known) return known;
  // The first person of an installation is its admin and comes in by the welcome page.
  if (!isSignUpOpen || !(await hasPeople(tx))) return "unknown-person";

  const name = PersonName.safeParse(account.name);
  const data = { email: email.data, name: name.success ? name.data : email.data.slice(0, 100) };
  const [created] = await tx.user.createManyAndReturn({ data: [data], skipDuplicates: true, select: FOUND });
  // Two first sign-ins at once: the other one made the person.
  if (!created) return tx.user.findUniqueOrThrow({ where: { email: email.data }, select: FOUND });
  await recordEvent(tx, {
    type: "user.created",
    subjectId: created.id,
    actorId: created.id,
    payload: { by: account.provider },
  });
  return created;
}
