import { DOMAIN_ROLE_LABELS } from "@/components/identity/role-labels";
import { DOMAIN_ROLES, type DomainRole } from "@/lib/identity/model";

const MAY = {
  contributor: "registers and edits data products.",
  steward: "publishes, deprecates and retires them as well.",
  owner: "also edits the domain, its members and its policies, and deletes what was never published.",
} as const satisfies Record<DomainRole, string>;

/** What each role in a domain may do, each including the one before. */
export function RoleGuide() {
  return (
    <dl className="flex flex-col gap-0.5 text-muted text-sm">
      {DOMAIN_ROLES.map((role) => (
        <div key={role}>
          <dt className="inline font-medium text-ink">{DOMAIN_ROLE_LABELS[role]}</dt>
          <dd className="inline"> {MAY[role]}</dd>
        </div>
      ))}
    </dl>
  );
}
