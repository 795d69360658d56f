"use client";

import Link from "next/link";
import { ActionForm } from "@/components/identity/action-form";
import { Badge } from "@/components/ui/badge";
import { Callout, CalloutBody } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import {
  DescriptionDetails,
  DescriptionItem,
  DescriptionList,
  DescriptionTerm,
} from "@/components/ui/description-list";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextLink } from "@/components/ui/text-link";
import { Textarea } from "@/components/ui/textarea";
import type { DecidedAccess, InboxItem } from "@/lib/access/access-views";
import { purposeWords } from "@/lib/access/access-words";
import { policyHref } from "@/lib/governance/model";
import type { FormAction } from "@/lib/platform/action-state";
import { AccessPlace } from "./access-place";
import { sensitivityWords } from "./sensitivity-words";
import { columnWords, consumerWords } from "./state-words";

type InboxCardProps = {
  item: InboxItem;
  isOpenable: boolean;
  /** The form that decides several at once, where there are several. */
  bulkForm: string | null;
  decide: FormAction<DecidedAccess>;
  now: Date;
};

/** One access decision with everything it is made on, and the two answers to it. */
export function InboxCard({ item, isOpenable, bulkForm, decide, now }: InboxCardProps) {
  const { request, days, has, obstacle, step, steps, terms } = item;
  const { consumer, requestedAt, requestedBy } = request;
  const about = `${request.portName} for ${consumer.name}`;

  return (
    <Panel>
      <PanelHeader>
        <span className="flex min-w-0 items-center gap-3">
          {bulkForm && (
            <Checkbox form={bulkForm} name="ids[]" value={request.id} aria-label={`Choose ${about}`} />
          )}
          <AccessPlace request={request} isOpenable={isOpenable} />
        </span>
        <span className="flex flex-wrap items-center gap-2">
          {request.renewsId !== null && <Badge>Renewal</Badge>}
          {request.secondStepFor !== null && (
            <TextLink href={policyHref(request.secondStepFor)}>{request.secondStepFor}</TextLink>
          )}
          {steps === 2 && (
            <Badge tone="attention">
              Step {step} of {steps}
            </Badge>
          )}
        </span>
      </PanelHeader>
      <PanelBody className="flex flex-col gap-3">
        <DescriptionList>
          <DescriptionItem>
            <DescriptionTerm>Who asks</DescriptionTerm>
            <DescriptionDetails>
              {requestedBy?.name ?? "Somebody who has left"}
              {consumer.kind !== "person" && `, for ${consumerWords(consumer)}`},{" "}
              <RelativeTime at={requestedAt} now={now} />
            </DescriptionDetails>
          </DescriptionItem>
          <DescriptionItem>
            <DescriptionTerm>What for</DescriptionTerm>
            <DescriptionDetails className="whitespace-pre-line">{purposeWords(request)}</DescriptionDetails>
          </DescriptionItem>
          <DescriptionItem>
            <DescriptionTerm>To what</DescriptionTerm>
            <DescriptionDetails>
              {columnWords(request.columns)}; {sensitivityWords(item)}
            </DescriptionDetails>
          </DescriptionItem>
          <DescriptionItem>
            <DescriptionTerm>For how long</DescriptionTerm>
            <DescriptionDetails>
              {days} {days === 1 ? "day" : "days"} from your approval
              {days < request.days && `; ${request.days} were asked for, which is more than is allowed now`}
            </DescriptionDetails>
          </DescriptionItem>
          {has.length > 0 && (
            <DescriptionItem>
              <DescriptionTerm>Has already</DescriptionTerm>
              <DescriptionDetails>{has.join(", ")}</DescriptionDetails>
            </DescriptionItem>
          )}
          {terms && (
            <DescriptionItem>
              <DescriptionTerm>Terms accepted</DescriptionTerm>
              <DescriptionDetails>{terms}</DescriptionDetails>
            </DescriptionItem>
          )}
          {request.decisions.map(({ decidedBy, isAutomatic, reason, at, step: taken }) => (
            <DescriptionItem key={taken}>
              <DescriptionTerm>Step {taken}</DescriptionTerm>
              <DescriptionDetails>
                Approved {isAutomatic ? "without asking" : `by ${decidedBy?.name ?? "somebody who has left"}`}{" "}
                <RelativeTime at={at} now={now} />
                {reason && `: “${reason}”`}
              </DescriptionDetails>
            </DescriptionItem>
          ))}
        </DescriptionList>
        {obstacle && (
          <Callout tone="attention">
            <CalloutBody>{obstacle} It can only be denied.</CalloutBody>
          </Callout>
        )}
        <ActionForm submit={decide} className="gap-3">
          {(faults) => (
            <>
              <input type="hidden" name="ids[]" value={request.id} />
              <Field
                id={`reason-${request.id}`}
                label="Reason"
                help="Needed for a denial; whoever asked reads it."
                error={faults.reason}
                className="max-w-[80ch]"
              >
                {(control) => <Textarea {...control} name="reason" rows={2} maxLength={2_000} />}
              </Field>
              <Field
                id={`alternative-${request.id}`}
                label="Use instead (optional)"
                help="With a denial: another product as domain/name, such as sales/orders."
                error={faults.alternative}
                className="max-w-md"
              >
                {(control) => <Input {...control} name="alternative" maxLength={200} />}
              </Field>
              <div className="flex flex-wrap gap-2">
                {!obstacle && (
                  <SubmitButton name="decision" value="approve" pendingLabel="Approving…">
                    Approve<span className="sr-only"> {about}</span>
                  </SubmitButton>
                )}
                <SubmitButton name="decision" value="deny" variant="secondary" pendingLabel="Denying…">
                  Deny<span className="sr-only"> {about}</span>
                </SubmitButton>
                {isOpenable && (
                  <Link
                    href={`/products/${request.product.ref.domain}/${request.product.ref.name}/schema`}
                    className="self-center rounded-sm text-accent underline decoration-1 decoration-accent/40 underline-offset-[3px]"
                  >
                    Look at the schema
                  </Link>
                )}
              </div>
            </>
          )}
        </ActionForm>
      </PanelBody>
    </Panel>
  );
}
