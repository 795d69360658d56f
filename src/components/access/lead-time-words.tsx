import { type LeadTime, leadTimeWords } from "@/lib/access/lead-time";

/** How long people waited for a decision in the last year. */
export function LeadTimeWords({ leadTime }: { leadTime: LeadTime }) {
  return (
    <>
      Half of the requests were decided within {leadTimeWords(leadTime.medianHours)}, nine of ten within{" "}
      {leadTimeWords(leadTime.p90Hours)}{" "}
      <span className="text-muted">({leadTime.decisions} decisions in the last year)</span>
    </>
  );
}
