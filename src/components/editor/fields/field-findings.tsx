import { ToneIcon } from "@/components/ui/tone-icon";
import { briefMessage, type EditorFinding, WEIGHT_TONES } from "../editor-findings";

type FieldFindingsProps = { id?: string; findings: readonly EditorFinding[] };

/** What the policies say about one place: what is wrong, and what to do about it. */
export function FieldFindings({ id, findings }: FieldFindingsProps) {
  return (
    <ul id={id} data-slot="field-findings" className="flex max-w-[72ch] flex-col gap-1 text-sm">
      {findings.slice(0, SHOWN).map(({ finding, policy, weight }) => (
        <li key={finding.fingerprint} className="flex gap-1.5" title={`${policy.key} · ${policy.title}`}>
          <ToneIcon tone={WEIGHT_TONES[weight]} className="mt-0.5" />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {briefMessage(finding)}{" "}
            {finding.fix.hint && <span className="text-muted">{finding.fix.hint}</span>}
          </span>
        </li>
      ))}
      {findings.length > SHOWN && <li className="text-muted">and {findings.length - SHOWN} more</li>}
    </ul>
  );
}

const SHOWN = 4;
