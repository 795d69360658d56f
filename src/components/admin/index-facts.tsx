import { Badge, type Tone } from "@/components/ui/badge";
import {
  DescriptionDetails,
  DescriptionItem,
  DescriptionList,
  DescriptionTerm,
} from "@/components/ui/description-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { Stat, StatGroup, StatHint, StatLabel, StatValue } from "@/components/ui/stat";
import type { IndexStatus } from "@/lib/discovery/index-status";
import { isLevel } from "@/lib/discovery/index-status";

type IndexFactsProps = { status: IndexStatus; now: Date };

/** How the index stands against the registry, and where it came from. */
export function IndexFacts({ status, now }: IndexFactsProps) {
  const { documents, engine, generation, health, isPerProcess, lastRebuild, pendingTasks, published } =
    status;

  return (
    <div className="flex flex-col gap-6">
      <StatGroup>
        <Stat>
          <StatLabel>In the index</StatLabel>
          <StatValue>{documents.toLocaleString("en")}</StatValue>
          <StatHint>data products people can find</StatHint>
        </Stat>
        <Stat>
          <StatLabel>Published</StatLabel>
          <StatValue>{published.toLocaleString("en")}</StatValue>
          <StatHint>data products in the database</StatHint>
        </Stat>
        <Stat>
          <StatLabel>Not indexable</StatLabel>
          <StatValue>{status.parkedTotal.toLocaleString("en")}</StatValue>
          <StatHint>{status.parkedTotal === 0 ? "nothing to mend" : "listed below with the reason"}</StatHint>
        </Stat>
      </StatGroup>
      <DescriptionList>
        <DescriptionItem>
          <DescriptionTerm>State</DescriptionTerm>
          <DescriptionDetails className="flex flex-wrap items-center gap-2">
            <Badge tone={HEALTH[health].tone}>{HEALTH[health].label}</Badge>
            {health === "ok" && !isLevel(status) && (
              <span>Catching up: the counts differ by {Math.abs(published - documents)}.</span>
            )}
          </DescriptionDetails>
        </DescriptionItem>
        <DescriptionItem>
          <DescriptionTerm>Engine</DescriptionTerm>
          <DescriptionDetails>
            {ENGINES[engine]}
            {isPerProcess &&
              " Every process of Agora has an index of its own; this is the one that answered you."}
          </DescriptionDetails>
        </DescriptionItem>
        <DescriptionItem>
          <DescriptionTerm>Last rebuild</DescriptionTerm>
          <DescriptionDetails>
            {lastRebuild ? (
              <>
                <RelativeTime at={lastRebuild.at} now={now} />, {lastRebuild.products.toLocaleString("en")}{" "}
                {lastRebuild.products === 1 ? "product" : "products"} in {durationWords(lastRebuild.ms)}
              </>
            ) : (
              "Not yet in this process"
            )}
          </DescriptionDetails>
        </DescriptionItem>
        <DescriptionItem>
          <DescriptionTerm>Waiting writes</DescriptionTerm>
          <DescriptionDetails>{pendingTasks === 0 ? "None" : pendingTasks}</DescriptionDetails>
        </DescriptionItem>
        <DescriptionItem>
          <DescriptionTerm>Generation</DescriptionTerm>
          <DescriptionDetails className="font-mono text-sm">{generation}</DescriptionDetails>
        </DescriptionItem>
      </DescriptionList>
    </div>
  );
}

function durationWords(ms: number): string {
  return ms < 1_000 ? `${ms} ms` : `${(ms / 1_000).toLocaleString("en", { maximumFractionDigits: 1 })} s`;
}

const HEALTH = {
  ok: { tone: "pass", label: "Answers" },
  warming: { tone: "attention", label: "Being built" },
  unavailable: { tone: "fail", label: "Does not answer" },
} as const satisfies Record<IndexStatus["health"], { tone: Tone; label: string }>;

const ENGINES = {
  embedded: "Embedded in the server process, built anew at each start.",
  meilisearch: "Meilisearch.",
} as const satisfies Record<IndexStatus["engine"], string>;
