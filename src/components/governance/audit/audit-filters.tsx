import { Button, ButtonLink } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Select } from "@/components/ui/select";
import { AUDIT_ACTIONS, type AuditFilter } from "@/lib/governance/audit-record";
import { AUDIT, isNarrowed } from "./audit-href";
import { ACTION_LABELS } from "./audit-words";

/** The log narrowed by a plain form: its address is the filter. */
export function AuditFilters({ filter }: { filter: AuditFilter }) {
  const { subject, action, person, from, to } = filter;

  return (
    <search>
      <form
        action={AUDIT}
        className="grid grid-cols-2 items-end gap-x-3 gap-y-3 lg:grid-cols-[minmax(0,2fr)_minmax(0,1.4fr)_minmax(0,1.4fr)_9rem_9rem_auto]"
      >
        <Part id="audit-subject" label="About" className="col-span-2 lg:col-span-1">
          <Input
            id="audit-subject"
            type="search"
            name="subject"
            defaultValue={subject}
            placeholder="Product or policy"
          />
        </Part>
        <Part id="audit-action" label="Decision">
          <Select id="audit-action" name="action" defaultValue={action ?? ""}>
            <option value="">Any</option>
            {AUDIT_ACTIONS.map((each) => (
              <option key={each} value={each}>
                {ACTION_LABELS[each]}
              </option>
            ))}
          </Select>
        </Part>
        <Part id="audit-person" label="By">
          <Input id="audit-person" name="person" defaultValue={person} placeholder="Name" />
        </Part>
        <Part id="audit-from" label="From">
          <Input id="audit-from" type="date" name="from" defaultValue={from} />
        </Part>
        <Part id="audit-to" label="To">
          <Input id="audit-to" type="date" name="to" defaultValue={to} />
        </Part>
        <div className="col-span-2 flex gap-2 lg:col-span-1">
          <Button type="submit">Find</Button>
          {isNarrowed(filter) && (
            <ButtonLink href={AUDIT} variant="quiet">
              Clear
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
  );
}

type PartProps = { id: string; label: string; className?: string; children: React.ReactNode };

function Part({ id, label, className = "", children }: PartProps) {
  return (
    <div className={`flex min-w-0 flex-col gap-1 ${className}`}>
      <Label htmlFor={id} className="text-muted text-sm">
        {label}
      </Label>
      {children}
    </div>
  );
}
