import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { counted } from "@/components/ui/counted";
import type { OutcomeDifference } from "@/lib/governance/outcome-differences";

/** Beyond these nobody reads on: something is wrong as a whole. */
const SHOWN = 50;

/** Whether deciding again gives what was decided, and if not, what exactly differs. */
export function ReplayResult({ differences }: { differences: readonly OutcomeDifference[] }) {
  if (differences.length === 0) {
    return (
      <Callout tone="pass">
        <CalloutTitle>Decided again just now, with the same result</CalloutTitle>
        <CalloutBody className="text-muted">
          The stored document was held to the policy versions, terms and waivers of then. Every outcome and
          every finding is the one on the receipt.
        </CalloutBody>
      </Callout>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <Callout tone="fail">
        <CalloutTitle>
          Decided again just now, {counted(differences.length, "thing differs", "things differ")}
        </CalloutTitle>
        <CalloutBody className="text-muted">
          Either what is stored is no longer what was decided, or Agora itself judges otherwise than it did
          then.
        </CalloutBody>
      </Callout>
      <ul className="divide-y rounded-lg border bg-surface">
        {differences.slice(0, SHOWN).map(({ label, before, after }) => (
          <li key={label} className="flex flex-col gap-0.5 px-4 py-2.5 [overflow-wrap:anywhere]">
            <span className="font-medium">{label}</span>
            <span className="text-muted text-sm">then: {before}</span>
            <span className="text-sm">now: {after}</span>
          </li>
        ))}
        {differences.length > SHOWN && (
          <li className="px-4 py-2.5 text-muted">and {differences.length - SHOWN} more</li>
        )}
      </ul>
    </div>
  );
}
