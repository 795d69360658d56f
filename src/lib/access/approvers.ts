import type { DomainRole } from "@/lib/identity/model";

/** People who can act, with what they are to data products; read once for any number of requests. */
export type Directory = {
  /** By domain: its members, without those of the domains above. */
  members: ReadonlyMap<string, readonly { id: string; role: DomainRole }[]>;
  /** From the root to the domain itself. */
  pathTo: (domainId: string) => readonly string[];
  privacyStewards: readonly string[];
  admins: readonly string[];
};

/** What people decide as: shown beside their names. */
export type ApproverRole = "named" | "steward" | "owner" | "privacy" | "admin";
export type Approvers = { role: ApproverRole; ids: readonly string[] };

export type ToApprove = {
  domainId: string;
  /** The port's own word on who decides. */
  approval: string | undefined;
  /** Those the product's settings name. */
  named: readonly string[];
  requestedById: string | null;
};

/**
 * Who takes the first step. The port says which role decides, the product who of them; whoever asks is never among
 * them. Where that leaves nobody, the owners of the domain decide, the nearest domain above, and at last an admin.
 */
export function firstApprovers(directory: Directory, asked: ToApprove): Approvers {
  const others = except([asked.requestedById]);
  const named = others(asked.named);
  const role = roleOf(asked.approval);
  if (role === null) {
    if (named.length > 0) return { role: "named", ids: named };
  } else {
    const holders = others(role === "privacy" ? directory.privacyStewards : []);
    const inDomain = role === "privacy" ? holders : nearest(directory, asked.domainId, role, others);
    const chosen = inDomain.filter((id) => named.includes(id));
    if (inDomain.length > 0) return { role, ids: chosen.length > 0 ? chosen : inDomain };
  }
  return ownersOrAdmins(directory, asked.domainId, others);
}

/** Who takes the second step, about personal data: neither who asked nor who took the first. */
export function secondApprovers(
  directory: Directory,
  {
    domainId,
    requestedById,
    firstApproverId,
  }: Omit<ToApprove, "approval" | "named"> & { firstApproverId: string | null },
): Approvers {
  const others = except([requestedById, firstApproverId]);
  const stewards = others(directory.privacyStewards);
  return stewards.length > 0
    ? { role: "privacy", ids: stewards }
    : ownersOrAdmins(directory, domainId, others);
}

type Filter = (ids: readonly string[]) => string[];

function except(excluded: readonly (string | null)[]): Filter {
  return (ids) => [...new Set(ids)].filter((id) => !excluded.includes(id));
}

/** The word "none" needs nobody; any other word nobody knows is left to the owners. */
function roleOf(approval: string | undefined): "steward" | "privacy" | "owner" | null {
  switch ((approval ?? "").trim().toLowerCase()) {
    case "":
    case "none":
      return null;
    case "steward":
      return "steward";
    case "dpo":
      return "privacy";
    default:
      return "owner";
  }
}

function nearest(
  { members, pathTo }: Directory,
  domainId: string,
  role: "steward" | "owner",
  others: Filter,
): string[] {
  for (const id of pathTo(domainId).toReversed()) {
    const held = (members.get(id) ?? []).filter(
      (member) => member.role === "owner" || (role === "steward" && member.role === "steward"),
    );
    const found = others(held.map((member) => member.id));
    if (found.length > 0) return found;
  }
  return [];
}

function ownersOrAdmins(directory: Directory, domainId: string, others: Filter): Approvers {
  const owners = nearest(directory, domainId, "owner", others);
  return owners.length > 0
    ? { role: "owner", ids: owners }
    : { role: "admin", ids: others(directory.admins) };
}
