import "server-only";
import { whyNotLetIn } from "./login-role";
import type { WantedAccess } from "./plan-port";
import { grantSql, missingFrom, placeWords, revokeSql, wantedPrivileges } from "./privileges";
import { quoteName } from "./sql-name";
import {
  findGrantRole,
  markSql,
  readLoginRole,
  readMembers,
  readOurRoles,
  readPresent,
  readPrivileges,
} from "./target-catalog";
import { inTransaction, TargetRefusal, type TargetSession } from "./target-session";

type GroupRole = {
  role: string;
  /** By which this installation knows what it made. */
  mark: string;
};

/**
 * Makes a group role read what is wanted and nothing else, and lets one login role in. To do it again changes nothing;
 * what others changed meanwhile is put right. Answers what it changed.
 */
export async function giveAccess(
  session: TargetSession,
  { role, mark }: GroupRole,
  { wanted, login }: { wanted: WantedAccess; login: string },
): Promise<string[]> {
  const found = await findGrantRole(session, role, mark);
  if (found === "foreign") throw new TargetRefusal(`There is a role ${role} that Agora did not make.`);
  const { present, absent } = await readPresent(session, wanted);
  const refusal = whyNotLetIn(login, await readLoginRole(session, login));
  const changes: string[] = [];
  const change = async (sql: string) => {
    await session.rows(sql);
    changes.push(sql);
  };
  const privileges = wantedPrivileges(present);
  // Apart, so that what cannot be given does not keep alive what has to go.
  await inTransaction(session, async () => {
    if (found === "absent") {
      await change(`CREATE ROLE ${quoteName(role)} NOLOGIN`);
      await session.rows(markSql(role, mark));
    }
    for (const member of await readMembers(session, role))
      if (refusal !== null || member !== login)
        await change(`REVOKE ${quoteName(role)} FROM ${quoteName(member)}`);
    for (const surplus of missingFrom(await readPrivileges(session, role), privileges))
      await change(revokeSql(surplus, role));
  });
  await inTransaction(session, async () => {
    // Read again: to take a table away takes away its columns as well.
    for (const missing of missingFrom(privileges, await readPrivileges(session, role)))
      await change(grantSql(missing, role));
    if (refusal === null && !(await readMembers(session, role)).includes(login))
      await change(`GRANT ${quoteName(role)} TO ${quoteName(login)}`);
  });
  await requireAsWanted(session, role, { present, members: refusal === null ? [login] : [] });
  if (absent.length > 0)
    throw new TargetRefusal(`The contract names what the database does not have: ${absent.join(", ")}.`);
  if (refusal !== null) throw new TargetRefusal(refusal);
  return changes;
}

/** PostgreSQL only warns where a role may not give something, or somebody else gave it. */
async function requireAsWanted(
  session: TargetSession,
  role: string,
  { present, members }: { present: WantedAccess; members: readonly string[] },
): Promise<void> {
  const actual = await readPrivileges(session, role);
  const wanted = wantedPrivileges(present);
  const notGiven = missingFrom(wanted, actual);
  if (notGiven.length > 0)
    throw new TargetRefusal(
      `Agora may not give access to ${notGiven.map(placeWords).join(", ")}: its role needs the grant option.`,
    );
  await requireNothingElse(session, role, { surplus: missingFrom(actual, wanted).map(placeWords), members });
}

async function requireNothingElse(
  session: TargetSession,
  role: string,
  { surplus, members }: { surplus: readonly string[]; members: readonly string[] },
): Promise<void> {
  const others = (await readMembers(session, role)).filter((name) => !members.includes(name));
  const left = [...surplus, ...others.map((name) => `the membership of ${name}`)];
  if (left.length > 0)
    throw new TargetRefusal(
      `Somebody else gave the role ${role} what Agora cannot take: ${left.join(", ")}.`,
    );
}

/**
 * Takes a group role away. First what it may read and who reads through it, which is committed by itself: a role that
 * cannot be dropped, because somebody else gave it more, must not keep alive what Agora gave. Answers what it changed.
 */
export async function takeAccessAway(session: TargetSession, { role, mark }: GroupRole): Promise<string[]> {
  const found = await findGrantRole(session, role, mark);
  if (found === "absent") return [];
  if (found === "foreign") throw new TargetRefusal(`There is a role ${role} that Agora did not make.`);
  await inTransaction(session, async () => {
    for (const member of await readMembers(session, role))
      await session.rows(`REVOKE ${quoteName(role)} FROM ${quoteName(member)}`);
    for (const privilege of await readPrivileges(session, role))
      await session.rows(revokeSql(privilege, role));
  });
  const surplus = (await readPrivileges(session, role)).map(placeWords);
  if (surplus.length > 0) await requireNothingElse(session, role, { surplus, members: [] });
  // Memberships that somebody else made go with the role.
  const drop = `DROP ROLE ${quoteName(role)}`;
  await session.rows(drop);
  return [drop];
}

/** Takes away every group role of this installation that no access stands behind; answers what was refused. */
export async function takeOrphansAway(
  session: TargetSession,
  mark: string,
  isWanted: (role: string) => boolean,
): Promise<string[]> {
  const refused: string[] = [];
  for (const role of await readOurRoles(session, mark)) {
    if (isWanted(role)) continue;
    await takeAccessAway(session, { role, mark }).catch((error) => {
      // The others still have to go.
      if (!(error instanceof TargetRefusal)) throw error;
      refused.push(error.message);
    });
  }
  return refused;
}
