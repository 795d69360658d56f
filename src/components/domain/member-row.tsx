"use client";

import { useState } from "react";
import { ActionForm } from "@/components/identity/action-form";
import { DOMAIN_ROLE_LABELS } from "@/components/identity/role-labels";
import { Avatar, initialsOf } from "@/components/ui/avatar";
import { InlineConfirm } from "@/components/ui/inline-confirm";
import { RelativeTime } from "@/components/ui/relative-time";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/platform/action-state";
import type { DomainMember } from "@/lib/registry/domain";
import { RoleSelect } from "./role-select";

type MemberRowProps = {
  domain: { id: string; name: string };
  member: DomainMember;
  /** The owner nobody but an admin may take away. */
  isKept: boolean;
  setRole: FormAction<void>;
  remove: FormAction<void>;
  now: Date;
};

/** One member: their role, to be changed in place, and the way out. */
export function MemberRow({ domain, member, isKept, setRole, remove, now }: MemberRowProps) {
  const { name, role, since, userId } = member;
  const [chosen, setChosen] = useState(role);

  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 py-3">
      <div className="flex min-w-0 flex-1 basis-48 items-center gap-3">
        <Avatar initials={initialsOf(name)} />
        <div className="min-w-0">
          <p className="font-medium [overflow-wrap:anywhere]">{name}</p>
          <p className="text-muted text-sm">
            since <RelativeTime at={since} now={now} />
          </p>
        </div>
      </div>
      {isKept ? (
        <p className="text-sm">
          {DOMAIN_ROLE_LABELS[role]}
          <span className="block text-muted">The only owner: make somebody else owner first.</span>
        </p>
      ) : (
        <div className="flex flex-wrap items-start gap-2">
          <ActionForm submit={setRole} className="flex-row flex-wrap items-center gap-2">
            {() => (
              <>
                <input type="hidden" name="domainId" value={domain.id} />
                <input type="hidden" name="userId" value={userId} />
                <RoleSelect
                  aria-label={`Role of ${name}`}
                  className="w-36"
                  value={chosen}
                  onChange={({ target }) =>
                    setChosen(
                      target.value === "owner" || target.value === "steward" ? target.value : "contributor",
                    )
                  }
                />
                <SubmitButton
                  variant="secondary"
                  pendingLabel="Saving…"
                  className={chosen === role ? "hidden noscript:inline-flex" : undefined}
                >
                  Save role
                </SubmitButton>
              </>
            )}
          </ActionForm>
          <ActionForm submit={remove} className="gap-2">
            {() => (
              <>
                <input type="hidden" name="domainId" value={domain.id} />
                <input type="hidden" name="userId" value={userId} />
                <InlineConfirm
                  variant="quiet"
                  className="noscript:hidden"
                  aria-label={`Remove ${name}`}
                  question={`Remove ${name} from ${domain.name}?`}
                  confirm={
                    <SubmitButton variant="danger" pendingLabel="Removing…">
                      Remove
                    </SubmitButton>
                  }
                >
                  Remove
                </InlineConfirm>
                <SubmitButton
                  variant="secondary"
                  pendingLabel="Removing…"
                  aria-label={`Remove ${name}`}
                  className="hidden noscript:inline-flex"
                >
                  Remove
                </SubmitButton>
              </>
            )}
          </ActionForm>
        </div>
      )}
    </li>
  );
}
