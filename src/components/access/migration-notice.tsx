import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import type { AccessGrant } from "@/lib/access/model";
import type { FormAction } from "@/lib/platform/action-state";
import { productHref } from "@/lib/registry/model";
import { MigrationForm } from "./migration-form";
import { MIGRATION_WORDS } from "./migration-words";

type MigrationNoticeProps = {
  grant: AccessGrant;
  migration: AccessGrant["migrations"][number];
  isTheirs: boolean;
  answer: FormAction<void>;
  now: Date;
};

/** What the consumer is asked to be ready for, what they said, and the way to say otherwise. */
export function MigrationNotice({ grant, migration, isTheirs, answer, now }: MigrationNoticeProps) {
  const { cause, version, state, until, note, answeredAt } = migration;
  const { ref, sunset } = grant.request.product;
  const href = productHref(ref);
  const isAnswered = state !== "unanswered";

  return (
    <Callout tone={isAnswered ? "neutral" : "attention"}>
      <CalloutTitle>
        {cause === "deprecated"
          ? "This data product is going"
          : `Version ${version} breaks what is read here`}
      </CalloutTitle>
      <CalloutBody className="flex flex-col gap-2">
        <p>
          {cause === "deprecated" ? (
            <>
              It is deprecated{sunset && `, and can be counted on until ${sunset}`}. The product says{" "}
              <TextLink href={href}>why, and where to go instead</TextLink>.
            </>
          ) : (
            <>
              Read <TextLink href={`${href}/versions`}>what has changed</TextLink> before your next run.
            </>
          )}
        </p>
        {isAnswered && answeredAt && (
          <p className="[overflow-wrap:anywhere]">
            <span className="font-medium">
              {MIGRATION_WORDS[state]}
              {until && ` until ${until}`}
            </span>
            , said <RelativeTime at={answeredAt} now={now} />
            {note && `: “${note}”`}
          </p>
        )}
        {isTheirs && (
          <MigrationForm
            grantId={grant.id}
            cause={cause}
            about={`${grant.request.portName} of ${grant.request.product.title}`}
            isAnswered={isAnswered}
            submit={answer}
          />
        )}
      </CalloutBody>
    </Callout>
  );
}
