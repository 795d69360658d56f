import { Code } from "@/components/ui/code-block";
import { Section, SectionSummary, SectionTitle } from "@/components/ui/section";
import type { NamedRole } from "@/lib/access/provisioning/provision";
import type { FormAction } from "@/lib/platform/action-state";
import { DatabaseRoleForm } from "./database-role-form";
import { consumerWords } from "./state-words";

type DatabaseRolesProps = { roles: readonly NamedRole[]; submit: FormAction<void> };

/** As whom the reader, and those they act for, sign in to databases: without it nobody is let in there. */
export function DatabaseRoles({ roles, submit }: DatabaseRolesProps) {
  return (
    <Section aria-labelledby="database-roles">
      <SectionTitle id="database-roles">Roles in databases</SectionTitle>
      <SectionSummary>
        In these databases Agora sets access up by itself, for the role you connect with. It has to be yours
        alone, and those who run the database have to know it.
      </SectionSummary>
      <ul className="divide-y rounded-lg border bg-surface">
        {roles.map((named) => (
          <li key={`${named.consumer.key} ${named.target}`} className="px-4 py-3.5">
            {named.mayName ? (
              <DatabaseRoleForm
                key={named.role}
                named={named}
                forWhom={consumerWords(named.consumer)}
                submit={submit}
              />
            ) : (
              <p className="[overflow-wrap:anywhere]">
                {consumerWords(named.consumer)} in <Code>{named.target}</Code>:{" "}
                {named.role === null ? "a steward of the team has to name it." : <Code>{named.role}</Code>}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
