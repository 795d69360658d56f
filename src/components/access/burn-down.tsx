import { Badge } from "@/components/ui/badge";
import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { ConfirmedAction } from "@/components/ui/confirmed-action";
import { Progress } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section, SectionSummary, SectionTitle } from "@/components/ui/section";
import {
  type MigrationState,
  migrationState,
  obstacleWords,
  retirementObstacles,
} from "@/lib/access/burn-down";
import type { LeavingConsumer } from "@/lib/access/leaving-consumers";
import type { FormAction } from "@/lib/platform/action-state";
import type { ProductRef } from "@/lib/registry/model";
import { MIGRATION_TONES, MIGRATION_WORDS } from "./migration-words";

type BurnDownProps = {
  product: { ref: ProductRef; title: string; sunset: string | null };
  consumers: readonly LeavingConsumer[];
  /** Whether the reader may retire the product before everybody is ready. */
  mayForce: boolean;
  retire: FormAction<void>;
  now: Date;
};

const LIST = "divide-y rounded-lg border bg-surface";
/** Longer lists of who need not be looked at one by one begin closed. */
const OPEN_MAX = 10;

/** Who is ready for the end of a deprecated product, who is not, and what they said. */
export function BurnDown({ product, consumers, mayForce, retire, now }: BurnDownProps) {
  const today = now.toISOString().slice(0, 10);
  const asked = consumers.map((consumer) => ({ ...consumer, state: migrationState(consumer, today) }));
  const who = (state: MigrationState) => asked.filter((consumer) => consumer.state === state);
  const objecting = [...who("blocked"), ...who("needs-time")];
  const [unanswered, ready] = [who("unanswered"), who("acknowledged")];
  const obstacles = retirementObstacles(consumers, { today, sunset: product.sunset });

  return (
    <Section aria-labelledby="burn-down">
      <SectionTitle id="burn-down">Until it can be retired</SectionTitle>
      <SectionSummary>
        {consumers.length === 0
          ? "Nobody has access, so it can be retired."
          : `${ready.length} of ${consumers.length} with access will be ready${product.sunset ? ` by ${product.sunset}` : ""}.`}
      </SectionSummary>
      {consumers.length > 0 && (
        <Progress aria-label="Consumers who will be ready" value={ready.length} max={consumers.length} />
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
      {objecting.length > 0 && (
        <ul aria-label="Who needs more than the announcement" className={LIST}>
          {objecting.map((consumer) => (
            <Leaving key={consumer.id} consumer={consumer} now={now} />
          ))}
        </ul>
      )}
      <LeavingGroup
        label="Who has not answered"
        consumers={unanswered}
        isOpen={unanswered.length <= OPEN_MAX}
        now={now}
      />
      <LeavingGroup label="Who will be ready" consumers={ready} isOpen={false} now={now} />
    </Section>
  );
}

type LeavingGroupProps = {
  label: string;
  consumers: readonly LeavingConsumer[];
  isOpen: boolean;
  now: Date;
};

function LeavingGroup({ label, consumers, isOpen, now }: LeavingGroupProps) {
  if (consumers.length === 0) return null;
  return (
    <details open={isOpen}>
      <summary className="w-fit cursor-pointer text-muted hover:text-ink">
        {label} ({consumers.length})
      </summary>
      <ul aria-label={label} className={`mt-2 ${LIST}`}>
        {consumers.map((consumer) => (
          <Leaving key={consumer.id} consumer={consumer} now={now} />
        ))}
      </ul>
    </details>
  );
}

function Leaving({ consumer, now }: { consumer: LeavingConsumer; now: Date }) {
  const { name, portName, note, answeredAt, state, until } = consumer;
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 py-3">
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <span className="font-medium">{name}</span>{" "}
        <span className="font-mono text-muted text-sm">{portName}</span>
        {note && <span className="block text-muted">“{note}”</span>}
      </span>
      <span className="flex flex-wrap items-center gap-2 text-muted text-sm">
        {answeredAt && <RelativeTime at={answeredAt} now={now} />}
        {state === "needs-time" && until && <span>until {until}</span>}
        <Badge tone={MIGRATION_TONES[state]}>{MIGRATION_WORDS[state]}</Badge>
      </span>
    </li>
  );
}
