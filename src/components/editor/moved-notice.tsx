import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { TextLink } from "@/components/ui/text-link";
import { type ProductRef, productHref } from "@/lib/registry/model";

/** For whoever was editing while somebody moved the product: the work goes on there, under the policies of that place. */
export function MovedNotice({ to }: { to: ProductRef }) {
  return (
    <Callout tone="attention" role="alert">
      <CalloutTitle>This data product has been moved to another domain</CalloutTitle>
      <CalloutBody>
        It is {to.domain}/{to.name} now, and what you write is saved there. Other policies may hold there;{" "}
        <TextLink href={`${productHref(to)}/edit`}>go on in its new place</TextLink> to see them.
      </CalloutBody>
    </Callout>
  );
}
