"use client";

import { AskForWaiver } from "@/components/governance/ask-for-waiver";
import { Button } from "@/components/ui/button";
import { ToneIcon } from "@/components/ui/tone-icon";
import { layerLabel } from "@/lib/governance/layer";
import { waiverRequestHref } from "@/lib/governance/waiver";
import { type EditorFinding, listMessage, WEIGHT_TONES } from "../editor-findings";
import { grouped } from "../grouped";
import { useProduct } from "../product-context";

type ToMendProps = {
  title: string;
  findings: readonly EditorFinding[];
  onGo: (finding: EditorFinding) => void;
};

/** What the policies ask for: each policy once, with what to do, and every place with the way to its field. */
export function ToMend({ title, findings, onGo }: ToMendProps) {
  if (findings.length === 0) return;
  const byPolicy = [...grouped(findings, ({ policy }) => policy.key)];

  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h3 className="text-base">
        {title} <span className="font-normal text-muted tabular-nums">{findings.length}</span>
      </h3>
      <ul className="divide-y rounded-lg border bg-surface">
        {byPolicy.map(([key, own]) => (
          <li key={key} className="px-4 py-3">
            <PolicyToMend findings={own} onGo={onGo} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const SHOWN = 3;

function PolicyToMend({ findings, onGo }: Omit<ToMendProps, "title">) {
  const { ref, waivable } = useProduct();
  const [first] = findings;
  if (!first) return;
  const { policy, weight, finding } = first;

  return (
    <div className="flex gap-2.5">
      <ToneIcon tone={WEIGHT_TONES[weight]} className="mt-0.5" />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <div className="flex flex-col">
          <p className="font-medium">{policy.title}</p>
          <p className="text-muted text-sm">
            {finding.fix.hint} {policy.key} · {layerLabel(policy.layer)}
          </p>
        </div>
        <ul className="flex flex-col gap-1">
          {findings.slice(0, SHOWN).map((found) => (
            <li key={found.finding.fingerprint} className="flex items-start gap-3">
              <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{listMessage(found.finding)}</span>
              <Button
                size="sm"
                className="h-6 pointer-coarse:h-8"
                onClick={() => onGo(found)}
                aria-label={`Fix: ${found.finding.message}`}
              >
                Fix
              </Button>
            </li>
          ))}
          {findings.length > SHOWN && (
            <li className="text-muted text-sm">
              and {(findings.length - SHOWN).toLocaleString("en")} more like this
            </li>
          )}
        </ul>
        {weight === "blocks" && waivable.includes(policy.key) && (
          <AskForWaiver href={waiverRequestHref(ref, policy.key)} />
        )}
      </div>
    </div>
  );
}
