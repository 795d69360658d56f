"use client";

import { ActionForm } from "@/components/identity/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/platform/action-state";

/** The one button of the page a mail leads to: programs that follow links press none. */
export function StopMailsForm({ token, submit }: { token: string; submit: FormAction<void> }) {
  return (
    <ActionForm submit={submit} done="Done. No more mails of this kind; in Agora you still find them.">
      {() => (
        <>
          <input type="hidden" name="token" value={token} />
          <SubmitButton size="lg" pendingLabel="Stopping…">
            Stop these mails
          </SubmitButton>
        </>
      )}
    </ActionForm>
  );
}
