import { Progress } from "@/components/ui/progress";
import { compliantShare, percent, type Standing } from "@/lib/governance/compliance/overview";

/** The compliant share of some products, as a bar with its figure. */
export function ShareBar({ standing, of }: { standing: Standing; of: string }) {
  const share = compliantShare(standing);
  if (share === null) return <span className="text-muted">not rated</span>;

  return (
    <span className="flex items-center gap-2">
      <Progress
        aria-label={`Compliant products of ${of}`}
        value={share}
        max={1}
        data-tone={share === 1 ? "pass" : "attention"}
        className="max-w-24 min-w-12"
      />
      <span className="w-12 shrink-0 text-right">{percent(share)}</span>
    </span>
  );
}
