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
        className="w-8 shrink-0 xl:w-16"
      />
      <span className="w-11 shrink-0 whitespace-nowrap text-right">{percent(share)}</span>
    </span>
  );
}
