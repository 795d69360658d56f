"use client";

import { Badge } from "@/components/ui/badge";
import { Code } from "@/components/ui/code-block";
import { InlineConfirm } from "@/components/ui/inline-confirm";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { calendarDay } from "@/components/ui/time-distance";
import type { AccessToken } from "@/lib/identity/access-token";
import type { FormAction } from "@/lib/platform/action-state";
import { ActionForm } from "./action-form";
import { TOKEN_SCOPE_WORDS } from "./token-scope-words";

type TokenListProps = {
  tokens: readonly AccessToken[];
  revoke: FormAction<void>;
  /** Whose they are, where that is somebody else. */
  personId?: string;
};

/** A person's access tokens, each with how to recognise it and how to end it. */
export function TokenList({ tokens, revoke, personId }: TokenListProps) {
  return (
    <Panel>
      <ul className="divide-y" aria-label="Access tokens">
        {tokens.map((token) => (
          <li key={token.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
            <div className="flex min-w-0 flex-1 basis-64 flex-col gap-1">
              <span className="flex flex-wrap items-center gap-2">
                <span className="font-medium [overflow-wrap:anywhere]">{token.name}</span>
                {token.scopes.map((scope) => (
                  <Badge key={scope}>{TOKEN_SCOPE_WORDS[scope].label}</Badge>
                ))}
              </span>
              <span className="text-muted text-sm">
                <Code>{token.prefix}…</Code> made {calendarDay(token.createdAt)}, expires{" "}
                {calendarDay(token.expiresAt)},{" "}
                {token.lastUsedOn === null ? "never used" : `last used ${calendarDay(token.lastUsedOn)}`}
              </span>
            </div>
            <ActionForm submit={revoke} className="items-start gap-2">
              {() => (
                <>
                  <input type="hidden" name="tokenId" value={token.id} />
                  {personId !== undefined && <input type="hidden" name="personId" value={personId} />}
                  <InlineConfirm
                    size="sm"
                    variant="secondary"
                    className="noscript:hidden"
                    aria-label={`Revoke ${token.name}`}
                    question={`Revoke ${token.name}?`}
                    confirm={
                      <SubmitButton size="sm" variant="danger" pendingLabel="Revoking…">
                        Revoke
                      </SubmitButton>
                    }
                  >
                    Revoke
                  </InlineConfirm>
                  <SubmitButton
                    size="sm"
                    variant="danger"
                    pendingLabel="Revoking…"
                    className="hidden noscript:inline-flex"
                  >
                    Revoke for good
                  </SubmitButton>
                </>
              )}
            </ActionForm>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
