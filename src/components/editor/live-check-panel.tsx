"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { counted } from "@/components/ui/counted";
import { Progress } from "@/components/ui/progress";
import { ToneIcon } from "@/components/ui/tone-icon";
import type { Outcome } from "@/lib/governance/evaluation";
import { layerLabel } from "@/lib/governance/layer";
import {
  type EditorFinding,
  type LiveCheck,
  listMessage,
  WEIGHT_TONES,
  type Weight,
} from "./editor-findings";
import { useEditor } from "./editor-store";
import { grouped } from "./grouped";

type LiveCheckPanelProps = { onGo: (finding: EditorFinding) => void };

const HEADINGS = {
  blocks: "To mend before publishing",
  warns: "Warnings",
  informs: "Good to know",
} as const satisfies Record<Weight, string>;

/** What the gate would say now, as sentences that lead to their fields. */
export function LiveCheckPanel({ onGo }: LiveCheckPanelProps) {
  const check = useEditor((state) => state.check);
  if (!check) return <p className="text-muted">Checking…</p>;

  const { accepted, applicable, passed, evaluation, findings } = check;
  const errors = evaluation.outcomes.filter(({ status }) => status === "error");
  const tone = evaluation.decision === "refused" ? "fail" : passed < applicable ? "attention" : "pass";

  return (
    <div className="flex min-w-0 flex-col gap-4">
      <div className="flex flex-col gap-2">
        <p role="status" className="flex items-baseline gap-1.5">
          <span className="font-semibold text-xl tabular-nums">{passed}</span>
          <span className="text-muted">of {applicable} policies pass</span>
        </p>
        <Progress
          aria-label="Policies that pass"
          value={passed}
          max={Math.max(1, applicable)}
          data-tone={tone}
        />
        {accepted > 0 && (
          <p className="text-muted text-sm">
            {counted(accepted, "more is", "more are")} not met, but accepted for a time.
          </p>
        )}
      </div>
      {findings.length === 0 && errors.length === 0 && (
        <p className="flex gap-2">
          <ToneIcon tone="pass" className="mt-0.5" />
          Nothing stands in the way of publishing.
        </p>
      )}
      {errors.map((outcome) => (
        <ErrorLine key={outcome.policy.key} outcome={outcome} />
      ))}
      {(["blocks", "warns", "informs"] as const).map((weight) => (
        <FindingGroup
          key={weight}
          weight={weight}
          findings={findings.filter((found) => found.weight === weight)}
          check={check}
          onGo={onGo}
        />
      ))}
    </div>
  );
}

type FindingGroupProps = {
  weight: Weight;
  findings: readonly EditorFinding[];
  check: LiveCheck;
  onGo: (finding: EditorFinding) => void;
};

function FindingGroup({ weight, findings, check, onGo }: FindingGroupProps) {
  if (findings.length === 0) return;
  const byPolicy = grouped(findings, ({ policy }) => policy.key);

  return (
    <section className="flex min-w-0 flex-col gap-1">
      <h2 className="font-medium text-muted text-sm">{HEADINGS[weight]}</h2>
      <ul className="-mx-2 flex flex-col">
        {[...byPolicy].map(([key, own]) => (
          <PolicyFindings
            key={key}
            findings={own}
            failed={check.evaluation.outcomes.find(({ policy }) => policy.key === key)?.failed ?? own.length}
            onGo={onGo}
          />
        ))}
      </ul>
    </section>
  );
}

type PolicyFindingsProps = {
  findings: readonly EditorFinding[];
  failed: number;
  onGo: (finding: EditorFinding) => void;
};

const SHOWN = 2;

/** The findings of one policy: two, and the others on demand, so that one policy does not bury the rest. */
function PolicyFindings({ findings, failed, onGo }: PolicyFindingsProps) {
  const [isOpen, setIsOpen] = useState(false);
  const elements = new Set(findings.map(({ finding }) => finding.elementKey)).size;
  const shown = isOpen ? findings : findings.slice(0, SHOWN);

  return (
    <>
      {shown.map((found) => (
        <li key={found.finding.fingerprint}>
          <FindingButton found={found} onGo={() => onGo(found)} />
        </li>
      ))}
      {!isOpen && findings.length > SHOWN && (
        <li>
          <button
            type="button"
            onClick={() => setIsOpen(true)}
            className="ml-6 inline-flex items-center gap-1 rounded-md px-2 py-1 text-accent text-sm hover:bg-sunken"
          >
            {(findings.length - SHOWN).toLocaleString("en")} more like this
            <ChevronDown aria-hidden className="size-3.5" />
          </button>
        </li>
      )}
      {isOpen && failed > elements && (
        <li className="px-2 py-1 pl-8 text-muted text-sm">
          {failed.toLocaleString("en")} elements fail in all; these are the first of them.
        </li>
      )}
    </>
  );
}

export function FindingButton({ found, onGo }: { found: EditorFinding; onGo: () => void }) {
  const { finding, policy, weight } = found;
  return (
    <button
      type="button"
      onClick={onGo}
      className="flex w-full gap-2 rounded-md px-2 py-1.5 text-left transition-colors hover:bg-sunken focus-visible:outline-offset-[-2px]"
    >
      <ToneIcon tone={WEIGHT_TONES[weight]} className="mt-0.5" />
      <span className="flex min-w-0 flex-col">
        <span className="[overflow-wrap:anywhere]">{listMessage(finding)}</span>
        <span className="truncate text-muted text-xs" title={`${policy.key} · ${policy.title}`}>
          {policy.key} · {layerLabel(policy.layer)}
        </span>
      </span>
    </button>
  );
}

function ErrorLine({ outcome }: { outcome: Outcome }) {
  return (
    <p className="flex gap-2">
      <ToneIcon tone="fail" className="mt-0.5" />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {outcome.policy.key} could not be checked, which stops a publication. Tell whoever looks after it:{" "}
        {outcome.error}
      </span>
    </p>
  );
}
