import { Badge } from "@/components/ui/badge";
import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { counted } from "@/components/ui/counted";
import { TextLink } from "@/components/ui/text-link";
import { policyHref } from "@/lib/governance/model";
import type {
  MoveConsequences as Consequences,
  PolicyLine,
  RefusedProduct,
} from "@/lib/governance/moves/consequences";
import { productHref } from "@/lib/registry/model";
import { LEVEL_WORDS } from "../policy-words";

type MoveConsequencesProps = { title: string; consequences: Consequences };

/** What a move changes: which policies bind from then on, and exactly whom they would refuse, with the way to mend it. */
export function MoveConsequences({ title, consequences }: MoveConsequencesProps) {
  const { gained, lost, products, refused } = consequences;

  return (
    <div className="flex flex-col gap-4">
      <Callout tone={refused.length > 0 ? "fail" : "neutral"} role={refused.length > 0 ? "alert" : undefined}>
        <CalloutTitle>{title}</CalloutTitle>
        <CalloutBody>
          <p>{verdictWords(consequences)}</p>
          {gained.length === 0 && lost.length === 0 && <p>The same policies bind as before.</p>}
        </CalloutBody>
      </Callout>
      {gained.length > 0 && <PolicyLines label="Policies that bind from then on" lines={gained} />}
      {lost.length > 0 && <PolicyLines label="Policies that no longer bind" lines={lost} />}
      {products > 0 && refused.length > 0 && (
        <ul aria-label="Products that would be refused" className="divide-y rounded-lg border bg-surface">
          {refused.map((product) => (
            <RefusedItem key={`${product.ref.domain}/${product.ref.name}`} product={product} />
          ))}
        </ul>
      )}
    </div>
  );
}

function verdictWords({ products, refused }: Consequences): string {
  if (products === 0) return "Nothing that moves is published, so nobody is refused by it.";
  if (refused.length === 0)
    return `${counted(products, "published product", "published products")}, and the new place refuses none.`;
  return `The policies of the new place would refuse ${counted(refused.length, "published product", "published products")} that nothing refuses today. Mend them first, and they move.`;
}

function PolicyLines({ label, lines }: { label: string; lines: readonly PolicyLine[] }) {
  return (
    <section aria-label={label} className="flex flex-col gap-1">
      <h2 className="font-medium">{label}</h2>
      <ul className="flex flex-col gap-1">
        {lines.map(({ key, title, level }) => (
          <li key={key} className="flex flex-wrap items-baseline gap-x-2">
            <TextLink href={policyHref(key)}>{key}</TextLink> {title}
            <Badge>{LEVEL_WORDS[level].label}</Badge>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RefusedItem({ product: { ref, title, policies } }: { product: RefusedProduct }) {
  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <TextLink href={productHref(ref)} className="w-fit font-medium">
        {title}
      </TextLink>
      {policies.map(({ key, title: policy, failed, findings, error }) => (
        <div key={key} className="flex flex-col gap-1">
          <p className="text-sm">
            <TextLink href={policyHref(key)}>{key}</TextLink> {policy}
          </p>
          {error && <p className="text-sm">{error}</p>}
          <ul className="flex flex-col gap-1 pl-4 text-sm">
            {findings.map(({ fingerprint, message, fix }) => (
              <li key={fingerprint} className="max-w-[80ch] [overflow-wrap:anywhere]">
                {message} <TextLink href={fix.href}>Fix it</TextLink>
              </li>
            ))}
            {failed > findings.length && (
              <li className="text-muted">and {(failed - findings.length).toLocaleString("en")} more</li>
            )}
          </ul>
        </div>
      ))}
    </li>
  );
}
