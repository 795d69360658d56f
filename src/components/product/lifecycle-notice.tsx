import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { TextLink } from "@/components/ui/text-link";
import { productHref } from "@/lib/registry/model";
import type { ProductDetail } from "@/lib/registry/product";

/** What consumers of a product at its end need to know; a product in full life shows nothing. */
export function LifecycleNotice({ product }: { product: ProductDetail }) {
  const { lifecycle, lifecycleNote, successor, sunset } = product;
  if (lifecycle !== "deprecated" && lifecycle !== "retired") return null;
  const isRetired = lifecycle === "retired";

  return (
    <Callout tone={isRetired ? "fail" : "attention"}>
      <CalloutTitle>
        {isRetired ? "This product is retired." : "This product is deprecated."}
        {!isRetired && sunset && ` It can be used until ${sunset}.`}
      </CalloutTitle>
      {(successor || lifecycleNote) && (
        <CalloutBody>
          {successor && (
            <>
              Use <TextLink href={productHref(successor.ref)}>{successor.title}</TextLink> instead.{" "}
            </>
          )}
          {lifecycleNote}
        </CalloutBody>
      )}
    </Callout>
  );
}
