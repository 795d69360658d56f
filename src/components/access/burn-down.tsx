import { Badge } from "@/components/ui/badge";
import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { ConfirmedAction } from "@/components/ui/confirmed-action";
import { Progress } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section, SectionSummary, SectionTitle } from "@/components/ui/section";
import { migrationState, obstacleWords, retirementObstacles } from "@/lib/access/burn-down";
import type { AccessGrant } from "@/lib/access/model";
import type { FormAction } from "@/lib/platform/action-state";
import type { ProductRef } from "@/lib/registry/model";
import { MIGRATION_TONES, MIGRATION_WORDS } from "./migration-words";

type BurnDownProps = {
  product: { ref: ProductRef; title: string; sunset: string | null };
  grants: readonly AccessGrant[];
  /** Whether the reader may retire the product before everybody is ready. */
  mayForce: boolean;
  retire: FormAction<void>;
  now: Date;
};

/** Who is ready for the end of a deprecated product, who is not, and what they said. */
export function BurnDown({ product, grants, mayForce, retire, now }: BurnDownProps) {
  const today = now.toISOString().slice(0, 10);
  const consumers = grants.map((grant) => {
    const asked = grant.migrations.find(({ cause }) => cause === "deprecated");
    return { grant, asked, state: asked ? migrationState(asked, today) : "unanswered" } as const;
  });
  const ready = consumers.filter(({ state }) => state === "acknowledged").length;
  const facts = consumers.map(({ state, asked }) => ({ state, until: asked?.until ?? null }));
  const obstacles = retirementObstacles(facts, { today, sunset: product.sunset });

  return (
    <Section aria-labelledby="burn-down">
      <SectionTitle id="burn-down">Until it can be retired</SectionTitle>
      <SectionSummary>
        {consumers.length === 0
          ? "Nobody has access, so it can be retired."
          : `${ready} of ${consumers.length} with access will be ready${product.sunset ? ` by ${product.sunset}` : ""}.`}
      </SectionSummary>
      {consumers.length > 0 && (
        <Progress aria-label="Consumers who will be ready" value={ready} max={consumers.length} />
      )}
      {obstacles && (
        <Callout tone="attention">
          <CalloutTitle>Retirement waits: {obstacleWords(obstacles)}</CalloutTitle>
          {mayForce && (
            <CalloutBody>
              <ConfirmedAction
                size="sm"
                label="Retire it all the same"
                tone="danger"
                title={`Retire ${product.title} although not everybody is ready?`}
                consequence="Nobody gets access any more, and those who have it are left with what you promised them. Your reason goes to the audit log."
                fields={product.ref}
                note="Why it cannot wait"
                submit={retire}
              />
            </CalloutBody>
          )}
        </Callout>
      )}
      {consumers.length > 0 && (
        <ul className="divide-y rounded-lg border bg-surface">
          {consumers.map(({ grant, asked, state }) => (
            <li
              key={grant.id}
              className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 py-3"
            >
              <span className="min-w-0 [overflow-wrap:anywhere]">
                <span className="font-medium">{grant.request.consumer.name}</span>{" "}
                <span className="font-mono text-muted text-sm">{grant.request.portName}</span>
                {asked?.note && <span className="block text-muted">“{asked.note}”</span>}
              </span>
              <span className="flex flex-wrap items-center gap-2 text-muted text-sm">
                {asked?.answeredAt && <RelativeTime at={asked.answeredAt} now={now} />}
                {state === "needs-time" && asked?.until && <span>until {asked.until}</span>}
                <Badge tone={MIGRATION_TONES[state]}>{MIGRATION_WORDS[state]}</Badge>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
