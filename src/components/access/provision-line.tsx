import { Code } from "@/components/ui/code-block";
import { ToneIcon } from "@/components/ui/tone-icon";
import type { ProvisionView } from "@/lib/access/provisioning/provision";
import type { FormAction } from "@/lib/platform/action-state";
import { OneButtonForm } from "../identity/one-button-form";
import { PROVISION_TONES } from "./provision-words";

type ProvisionLineProps = { provision: ProvisionView; retry: FormAction<void> };

/** Whether the database behind a port does what was granted, and what is missing when it does not. */
export function ProvisionLine({ provision, retry }: ProvisionLineProps) {
  const { error, grantId, mayRetry } = provision;

  return (
    <div className="flex flex-col items-start gap-2">
      <p className="flex max-w-[80ch] gap-2 [overflow-wrap:anywhere]">
        <ToneIcon tone={PROVISION_TONES[provision.state]} className="mt-0.5" />
        <span>
          <Words provision={provision} />
        </span>
      </p>
      {error !== null && mayRetry && (
        <OneButtonForm
          submit={retry}
          fields={{ id: grantId }}
          label="Try again now"
          pendingLabel="Asking…"
          variant="secondary"
          size="sm"
          done="The database is told again in a moment."
        />
      )}
    </div>
  );
}

function Words({ provision: { error, role, state, target } }: { provision: ProvisionView }) {
  switch (state) {
    case "done":
      return (
        <>
          Set up in PostgreSQL: connect to <Code>{target}</Code> as <Code>{role}</Code>.
        </>
      );
    case "wanted":
      return (
        <>
          Is being set up in <Code>{target}</Code>.
        </>
      );
    case "waiting-for-role":
      return (
        <>
          Waits for the role that signs in to <Code>{target}</Code>: it is named under My access.
        </>
      );
    case "by-hand":
      return (
        <>
          Set up by those who run <Code>{target}</Code>: Agora gives no access there by itself.
        </>
      );
    case "removed":
      return (
        <>
          Taken away in <Code>{target}</Code>.
        </>
      );
    case "failed":
      return (
        <>
          Could not be set up in <Code>{target}</Code>. {error} Agora tries again.
        </>
      );
    case "removal-failed":
      return (
        <>
          Could not be taken away in <Code>{target}</Code>, so it may still be read there. {error} Agora tries
          again.
        </>
      );
  }
}
