"use client";

import { BellOff, BellRing } from "lucide-react";
import Link from "next/link";
import { ActionForm } from "@/components/identity/action-form";
import { RelativeTime } from "@/components/ui/relative-time";
import { SubmitButton } from "@/components/ui/submit-button";
import { type SavedSearch, savedSearchHref } from "@/lib/discovery/saved-search";
import type { FormAction } from "@/lib/platform/action-state";

type SavedSearchRowProps = {
  search: SavedSearch;
  /** The search in words: what is looked for, and what it is narrowed by. */
  words: string;
  now: Date;
  setMail: FormAction<void>;
  remove: FormAction<void>;
};

export function SavedSearchRow({ search, words, now, setMail, remove }: SavedSearchRowProps) {
  const { id, name, notifies, createdAt } = search;
  return (
    <article className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="text-base [overflow-wrap:anywhere]">
          <Link href={savedSearchHref(search)} className="hover:text-accent-ink">
            {name}
          </Link>
        </h2>
        <p className="text-muted text-sm [overflow-wrap:anywhere]">
          {words}
          {words && " · "}saved <RelativeTime at={createdAt} now={now} />
        </p>
      </div>
      <div className="flex gap-2">
        <ActionForm submit={setMail}>
          {() => (
            <>
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="notifies" value={String(!notifies)} />
              <SubmitButton variant="secondary" size="sm" pendingLabel="Saving…">
                {notifies ? <BellRing aria-hidden /> : <BellOff aria-hidden />}
                {notifies ? "Mails on" : "Mails off"}
                <span className="sr-only"> for {name}: switch</span>
              </SubmitButton>
            </>
          )}
        </ActionForm>
        <ActionForm submit={remove}>
          {() => (
            <>
              <input type="hidden" name="id" value={id} />
              <SubmitButton variant="secondary" size="sm" pendingLabel="Deleting…">
                Delete<span className="sr-only"> {name}</span>
              </SubmitButton>
            </>
          )}
        </ActionForm>
      </div>
    </article>
  );
}
