"use client";

import { HandHelping, Megaphone } from "lucide-react";
import Link from "next/link";
import { ActionForm } from "@/components/identity/action-form";
import { ProductRow } from "@/components/product/product-row";
import { counted } from "@/components/ui/counted";
import { DomainMark } from "@/components/ui/domain-mark";
import { Input } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { DataRequest } from "@/lib/discovery/demand";
import type { FormAction } from "@/lib/platform/action-state";

export type DemandActions = Readonly<
  Record<"back" | "claim" | "release" | "plan" | "close", FormAction<void>>
>;

type RequestCardProps = { request: DataRequest; now: Date; actions: DemandActions };

/** Data people ask for: what, why, how many need it, who means to provide it, and what one can do about it. */
export function RequestCard({ request, now, actions }: RequestCardProps) {
  const { title, reason, madeBy, createdAt, backers, domain, product, state, closingNote } = request;
  return (
    <Panel className="flex flex-col gap-3 p-4">
      <div className="flex flex-col gap-1">
        <h2 className="text-base [overflow-wrap:anywhere]">{title}</h2>
        <p className="max-w-[80ch] whitespace-pre-line [overflow-wrap:anywhere]">{reason}</p>
        <p className="flex flex-wrap items-center gap-x-1.5 text-muted text-sm">
          <span>{counted(backers, "person needs it", "people need it")}</span>
          <span aria-hidden>·</span>
          <span>
            asked {madeBy && `by ${madeBy} `}
            <RelativeTime at={createdAt} now={now} />
          </span>
          {domain && (
            <>
              <span aria-hidden>·</span>
              <span className="inline-flex items-center gap-1.5">
                {state === "fulfilled" ? "provided by" : "claimed by"}
                <DomainMark name={domain.name} hue={domain.hue} />
                <Link href={`/domains/${domain.slug}`} className="hover:text-ink">
                  {domain.name}
                </Link>
              </span>
            </>
          )}
        </p>
        {state === "closed" && <p className="text-muted">Closed{closingNote && `: ${closingNote}`}</p>}
      </div>
      {product && (
        <Panel>
          <ProductRow product={product} now={now} />
        </Panel>
      )}
      {(state === "open" || state === "claimed") && <RequestActions request={request} actions={actions} />}
    </Panel>
  );
}

function RequestActions({ request, actions }: { request: DataRequest; actions: DemandActions }) {
  const { id, title, isBacked, claimableFor, mayProvide, planned, mayClose } = request;
  const about = <span className="sr-only">: {title}</span>;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <ActionForm submit={actions.back}>
        {() => (
          <>
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="backs" value={String(!isBacked)} />
            <SubmitButton variant="secondary" size="sm" pendingLabel="Saving…">
              <HandHelping aria-hidden />
              {isBacked ? "I no longer need it" : "I need this too"}
              {about}
            </SubmitButton>
          </>
        )}
      </ActionForm>
      {claimableFor.length > 0 && (
        <ActionForm submit={actions.claim}>
          {() => (
            <span className="flex gap-1.5">
              <input type="hidden" name="id" value={id} />
              {claimableFor.length === 1 ? (
                <input type="hidden" name="domainId" value={claimableFor[0]?.id} />
              ) : (
                <Select
                  name="domainId"
                  aria-label={`Domain that provides ${title}`}
                  className="h-7 w-44 text-sm"
                >
                  {claimableFor.map((domain) => (
                    <option key={domain.id} value={domain.id}>
                      {domain.name}
                    </option>
                  ))}
                </Select>
              )}
              <SubmitButton variant="secondary" size="sm" pendingLabel="Claiming…">
                <Megaphone aria-hidden />
                {claimableFor.length === 1 ? `Claim for ${claimableFor[0]?.name}` : "Claim"}
                {about}
              </SubmitButton>
            </span>
          )}
        </ActionForm>
      )}
      {mayProvide && (
        <>
          <ActionForm submit={actions.plan}>
            {() => (
              <span className="flex gap-1.5">
                <input type="hidden" name="id" value={id} />
                <Input
                  name="product"
                  required
                  defaultValue={planned ?? ""}
                  aria-label={`Product that fulfils ${title}`}
                  placeholder="domain/product"
                  className="h-7 w-52 font-mono text-sm"
                />
                <SubmitButton variant="secondary" size="sm" pendingLabel="Saving…">
                  {planned ? "Change the product" : "Name the product"}
                  {about}
                </SubmitButton>
              </span>
            )}
          </ActionForm>
          <ActionForm submit={actions.release}>
            {() => (
              <>
                <input type="hidden" name="id" value={id} />
                <SubmitButton variant="quiet" size="sm" pendingLabel="Saving…">
                  Give the claim up{about}
                </SubmitButton>
              </>
            )}
          </ActionForm>
        </>
      )}
      {mayClose && (
        <ActionForm submit={actions.close} className="sm:ml-auto">
          {() => (
            <span className="flex gap-1.5">
              <input type="hidden" name="id" value={id} />
              <Input
                name="note"
                maxLength={500}
                aria-label={`Why ${title} is closed`}
                placeholder="Why (optional)"
                className="h-7 w-40 text-sm"
              />
              <SubmitButton variant="quiet" size="sm" pendingLabel="Closing…">
                Close{about}
              </SubmitButton>
            </span>
          )}
        </ActionForm>
      )}
    </div>
  );
}
