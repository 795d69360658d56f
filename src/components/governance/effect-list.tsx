import Link from "next/link";
import { DomainMark } from "@/components/ui/domain-mark";
import type { FailingProduct, PolicyEffect } from "@/lib/governance/policy-effect";
import { productHref } from "@/lib/registry/model";

/** Which published products do not meet a policy today, with what each would be told. */
export function EffectList({ effect }: { effect: PolicyEffect }) {
  const { failing } = effect;

  return (
    <div className="flex flex-col gap-3">
      <p className="max-w-[72ch]">{effectSummary(effect)}</p>
      {failing.length > 0 && (
        <ul className="divide-y rounded-lg border bg-surface">
          {failing.map((product) => (
            <li key={productHref(product.ref)} className="flex gap-3 px-4 py-3">
              <DomainMark name={product.domain.name} hue={product.domain.hue} size="md" className="mt-0.5" />
              <FailingProductText product={product} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function FailingProductText({ product }: { product: FailingProduct }) {
  const { ref, title, domain, failed, checked, findings, error } = product;
  const more = failed - findings.length;

  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <Link
          href={`${productHref(ref)}/compliance`}
          className="rounded-sm font-medium text-accent hover:underline [overflow-wrap:anywhere]"
        >
          {title}
        </Link>
        <span className="text-muted text-sm">
          {domain.name}
          {error === null && checked > 1 && ` · fails ${failed} of ${checked}`}
        </span>
      </p>
      {error !== null && <p className="text-ink/90">{error}</p>}
      <ul className="flex flex-col text-ink/90">
        {findings.map(({ fingerprint, message }) => (
          <li key={fingerprint} className="max-w-[80ch] [overflow-wrap:anywhere]">
            {message}
          </li>
        ))}
      </ul>
      {error === null && more > 0 && <p className="text-muted text-sm">and {more} more</p>}
    </div>
  );
}

/** "3 of the 17 published products you can see fail it; 2 have nothing it is about." */
export function effectSummary({ total, looked, counts, failing }: PolicyEffect): string {
  if (looked === 0) return "No published product you can see is in its reach.";
  const seen =
    looked < total
      ? `the newest ${looked} of ${total} published products you can see`
      : looked === 1
        ? "the one published product you can see"
        : `the ${looked} published products you can see`;
  const verdict = failing.length === 0 ? `None of ${seen} fails it` : `${failing.length} of ${seen} fail it`;
  const apart = counts["not-applicable"];
  return apart === 0
    ? `${verdict}.`
    : `${verdict}; ${apart} ${apart === 1 ? "has" : "have"} nothing it is about.`;
}
