import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { DomainRole, OrgRole } from "@/lib/identity/model";
import { PersonState } from "./person-state";
import { DOMAIN_ROLE_LABELS, roleLabel, type ScopeNames } from "./role-labels";

type Person = {
  id: string;
  name: string;
  email: string;
  state: "active" | "invited" | "deactivated";
  createdAt: Date;
  orgRoles: readonly { role: OrgRole; scope: string }[];
  domainRoles: readonly { role: DomainRole; domain: { id: string; name: string } }[];
};

type PeopleTableProps = { people: readonly Person[]; scopeNames: ScopeNames; now: Date };

export function PeopleTable({ people, scopeNames, now }: PeopleTableProps) {
  return (
    <Table aria-label="People">
      <TableHeader>
        <TableRow>
          <TableHead>Person</TableHead>
          <TableHead>Roles</TableHead>
          <TableHead>Domains</TableHead>
          <TableHead>State</TableHead>
          <TableHead>Here since</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {people.map((person) => (
          <TableRow key={person.id}>
            <TableCell className="min-w-48">
              <Link
                href={`/admin/people/${person.id}`}
                className="font-medium hover:text-accent-ink hover:underline"
              >
                {person.name}
              </Link>
              <span className="block text-muted text-sm [overflow-wrap:anywhere]">{person.email}</span>
            </TableCell>
            <TableCell className="min-w-32">
              {person.orgRoles.length === 0
                ? "Member"
                : person.orgRoles.map((given) => roleLabel(given, scopeNames)).join(", ")}
            </TableCell>
            <TableCell className="min-w-40">
              {person.domainRoles.length === 0 ? (
                <span className="text-muted">None</span>
              ) : (
                person.domainRoles
                  .map(({ role, domain }) => `${DOMAIN_ROLE_LABELS[role]} of ${domain.name}`)
                  .join(", ")
              )}
            </TableCell>
            <TableCell>
              <PersonState state={person.state} />
            </TableCell>
            <TableCell className="text-muted">
              <RelativeTime at={person.createdAt} now={now} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
