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
import { driftedOf, isLevel, isRebuildAdvised } from "@/lib/discovery/index-status";

type IndexFactsProps = { status: IndexStatus; now: Date };

/** How the index stands against the registry, and where it came from. */
export function IndexFacts({ status, now }: IndexFactsProps) {
  const { documents, drift, engine, generation, health, isPerProcess, lag, lastRebuild, published } = status;

  return (
    <div className="flex flex-col gap-6">
      <StatGroup>
        <Stat>
          <StatLabel>In the index</StatLabel>
          <StatValue>{documents === null ? "–" : documents.toLocaleString("en")}</StatValue>
          <StatHint>
            {documents === null ? "unknown while search does not answer" : "data products people can find"}
          </StatHint>
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
            {health === "ok" && documents !== null && !isLevel(status) && (
              <span>Catching up: the counts differ by {Math.abs(published - documents)}.</span>
            )}
            {health !== "ok" && <span>Lists come from the database meanwhile; nothing is lost.</span>}
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
            ) : isPerProcess ? (
              "Not yet in this process"
            ) : (
              "Not yet"
            )}
          </DescriptionDetails>
        </DescriptionItem>
        <DescriptionItem>
          <DescriptionTerm>Behind the registry</DescriptionTerm>
          <DescriptionDetails>
            {lag === null && "It follows nothing yet"}
            {lag?.events === 0 && "By nothing"}
            {lag !== null && lag.events > 0 && (
              <>
                {lag.events.toLocaleString("en")} {lag.events === 1 ? "event" : "events"}, the oldest{" "}
                {durationWords(lag.seconds * 1_000)} old
              </>
            )}
          </DescriptionDetails>
        </DescriptionItem>
        <DescriptionItem>
          <DescriptionTerm>Last comparison</DescriptionTerm>
          <DescriptionDetails className="flex flex-wrap items-center gap-2">
            {drift === null ? (
              "None since it was built; the next one is made by itself within a day"
            ) : (
              <>
                <Badge tone={driftedOf(drift) === 0 ? "pass" : "attention"}>
                  {driftedOf(drift) === 0 ? "Nothing differed" : `${driftedOf(drift)} mended`}
                </Badge>
                <span>
                  <RelativeTime at={drift.at} now={now} />, {drift.compared.toLocaleString("en")} compared
                  {driftedOf(drift) > 0 &&
                    `: ${drift.missing} were missing, ${drift.stale} out of date, ${drift.surplus} no longer published`}
                </span>
                {isRebuildAdvised(drift) && <span>That is many; build the index anew.</span>}
              </>
            )}
          </DescriptionDetails>
        </DescriptionItem>
        <DescriptionItem>
          <DescriptionTerm>Waiting writes</DescriptionTerm>
          <DescriptionDetails>{waitingWords(status.pendingTasks)}</DescriptionDetails>
        </DescriptionItem>
        <DescriptionItem>
          <DescriptionTerm>Generation</DescriptionTerm>
          <DescriptionDetails className="font-mono text-sm [overflow-wrap:anywhere]">
            {generation || "–"}
          </DescriptionDetails>
        </DescriptionItem>
      </DescriptionList>
    </div>
  );
}

function waitingWords(tasks: number | null): string {
  if (tasks === null) return "Unknown";
  return tasks === 0 ? "None" : String(tasks);
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
  meilisearch: "Meilisearch, one index for all processes of Agora.",
} as const satisfies Record<IndexStatus["engine"], string>;
