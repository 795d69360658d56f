import type { Descriptor } from "@/lib/registry/descriptor";

export type TeamPerson = { name: string; role: string | undefined };

/** The people a descriptor names, whichever form of team it uses. */
export function membersOf({ team }: Descriptor): TeamPerson[] {
  const members = Array.isArray(team) ? team : (team?.members ?? []);
  return members.flatMap(({ name, username, role }) => {
    const shown = name ?? username;
    return shown ? [{ name: shown, role }] : [];
  });
}

/** The team and, where one is named, its owner. */
export function ownerOf(descriptor: Descriptor): string | undefined {
  const team = Array.isArray(descriptor.team) ? undefined : descriptor.team?.name;
  const owner = membersOf(descriptor).find(({ role }) => role?.toLowerCase() === "owner")?.name;
  return team && owner ? `${team}, ${owner}` : (team ?? owner);
}
