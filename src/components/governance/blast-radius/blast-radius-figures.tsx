import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { DomainMark } from "@/components/ui/domain-mark";
import { Stat, StatGroup, StatHint, StatLabel, StatValue } from "@/components/ui/stat";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { type Effect, warningsOf } from "@/lib/governance/blast-radius/report";
import type { BlastRadiusView, NamedProduct } from "@/lib/governance/blast-radius/request";
import { productHref } from "@/lib/registry/model";

export const EFFECT_LABELS = {
  error: "Cannot be evaluated",
  "newly-failing": "Newly fails",
  "still-failing": "Still fails",
  "newly-passing": "Newly passes",
  "newly-applying": "Newly looked at",
  unaffected: "Unaffected",
} as const satisfies Record<Effect, string>;

const EFFECT_TONES = {
  error: "fail",
  "newly-failing": "fail",
  "still-failing": "attention",
  "newly-passing": "pass",
  "newly-applying": "neutral",
  unaffected: "neutral",
} as const satisfies Record<Effect, "fail" | "attention" | "pass" | "neutral">;

type BlastRadiusFiguresProps = { view: BlastRadiusView; isComplete: boolean };

/** Whom a rule hits: how many, where, at which fields, and what each would be told. */
export function BlastRadiusFigures({ view, isComplete }: BlastRadiusFiguresProps) {
  const { effects, applicable, looked, downstream, domains, fields, products, unnamed } = view;
  const warnings = isComplete ? warningsOf({ ...view, affected: [] }) : [];

  return (
    <div className="flex flex-col gap-5" aria-busy={!isComplete}>
      <StatGroup>
        <Figure
          label="Newly fail"
          value={effects["newly-failing"] + effects.error}
          hint={`of ${applicable.toLocaleString("en")} it is about`}
        />
        <Figure label="Still fail" value={effects["still-failing"]} hint="fail today already" />
        <Figure label="Newly pass" value={effects["newly-passing"]} hint="fail today" />
        <Figure label="Made from those" value={downstream} hint="products downstream" />
        <Figure label="Looked at" value={looked} hint="published products" />
      </StatGroup>
      {warnings.map((warning) => (
        <Callout key={warning} tone="attention">
          <CalloutTitle>{warning}</CalloutTitle>
        </Callout>
      ))}
      {isComplete && effects["newly-failing"] > 0 && (
        <Callout tone="neutral">
          <CalloutBody>
            Nothing is unpublished. Faults that are there today are accepted during the grace; new ones are
            refused from the first day.
          </CalloutBody>
        </Callout>
      )}
      {domains.length > 0 && <DomainTable domains={domains} />}
      {fields.length > 0 && (
        <p className="text-sm">
          <span className="text-muted">Most often at: </span>
          {fields.map(({ label, products: count }) => `${label} (${count.toLocaleString("en")})`).join(", ")}
        </p>
      )}
      {products.length > 0 && <ProductList products={products} unnamed={unnamed} />}
    </div>
  );
}

function Figure({ label, value, hint }: { label: string; value: number; hint: string }) {
  return (
    <Stat>
      <StatLabel>{label}</StatLabel>
      <StatValue>{value.toLocaleString("en")}</StatValue>
      <StatHint>{hint}</StatHint>
    </Stat>
  );
}

function DomainTable({ domains }: Pick<BlastRadiusView, "domains">) {
  return (
    <Table aria-label="By domain">
      <TableHeader>
        <TableRow>
          <TableHead>Domain</TableHead>
          <TableHead className="text-right">Newly fail</TableHead>
          <TableHead className="text-right">Still fail</TableHead>
          <TableHead className="text-right">Newly pass</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {domains.map(({ id, name, hue, newlyFailing, stillFailing, newlyPassing }) => (
          <TableRow key={id}>
            <TableCell>
              <span className="flex items-center gap-2">
                <DomainMark name={name} hue={hue} size="sm" />
                {name}
              </span>
            </TableCell>
            <TableCell className="text-right">{newlyFailing.toLocaleString("en")}</TableCell>
            <TableCell className="text-right">{stillFailing.toLocaleString("en")}</TableCell>
            <TableCell className="text-right">{newlyPassing.toLocaleString("en")}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function ProductList({ products, unnamed }: Pick<BlastRadiusView, "products" | "unnamed">) {
  return (
    <ul aria-label="Affected products" className="divide-y rounded-lg border bg-surface">
      {products.map((product) => (
        <AffectedItem key={product.productId} product={product} />
      ))}
      {unnamed > 0 && (
        <li className="px-4 py-3 text-muted text-sm">
          and {unnamed.toLocaleString("en")} more that are not listed here, or that you may not see
        </li>
      )}
    </ul>
  );
}

function AffectedItem({ product }: { product: NamedProduct }) {
  const { ref, title, domainName, effect, failed, checked, messages } = product;

  return (
    <li className="flex flex-col gap-1 px-4 py-3">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <Link
          href={`${productHref(ref)}/compliance`}
          className="rounded-sm font-medium text-accent hover:underline [overflow-wrap:anywhere]"
        >
          {title}
        </Link>
        <Badge tone={EFFECT_TONES[effect]}>{EFFECT_LABELS[effect]}</Badge>
        <span className="text-muted text-sm">
          {domainName}
          {checked > 1 && failed > 0 && ` · ${failed} of ${checked}`}
        </span>
      </p>
      {messages.map((message) => (
        <p key={message} className="max-w-[80ch] text-ink/90 [overflow-wrap:anywhere]">
          {message}
        </p>
      ))}
      {failed > messages.length && messages.length > 0 && (
        <p className="text-muted text-sm">and {failed - messages.length} more</p>
      )}
    </li>
  );
}
