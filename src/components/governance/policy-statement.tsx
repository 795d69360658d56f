import { aboutOf } from "@/lib/governance/about";
import { layerLabel } from "@/lib/governance/layer";
import type { PolicyContent } from "@/lib/governance/model";
import type { PolicyDetail } from "@/lib/governance/policy";
import { policySentence } from "@/lib/governance/policy-sentence";
import { levelEffect } from "./policy-words";

type PolicyStatementProps = { content: PolicyContent; layer: PolicyDetail["layer"] };

/** What the policy requires, large; whom it is about and what it does, beneath. */
export function PolicyStatement({ content, layer }: PolicyStatementProps) {
  const { rule, scope } = policySentence(content);
  const where = layer.kind === "domain" ? `of ${layerLabel(layer)} and its sub-domains` : "of every domain";

  return (
    <div className="flex flex-col gap-2 border-accent border-l-2 py-1 pl-4">
      <p className="max-w-[60ch] text-balance text-xl leading-normal [overflow-wrap:anywhere]">{rule}</p>
      <p className="max-w-[72ch] text-muted">
        About the products {where}
        {scope && <> of which {scope}</>}. It {levelEffect(content.level, aboutOf(content))}.
      </p>
    </div>
  );
}
