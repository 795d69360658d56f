import { DomainMark } from "@/components/ui/domain-mark";
import { TextLink } from "@/components/ui/text-link";
import type { AccessRequest } from "@/lib/access/model";
import { productHref } from "@/lib/registry/model";

/** The port access is to: of which product, of which domain. */
export function AccessPlace({
  request: { portName, product },
  isOpenable,
}: {
  request: Pick<AccessRequest, "portName" | "product">;
  isOpenable: boolean;
}) {
  return (
    <h3 className="flex min-w-0 flex-wrap items-center gap-x-2 text-base [overflow-wrap:anywhere]">
      <DomainMark name={product.domain.name} hue={product.domain.hue} size="md" />
      {isOpenable ? (
        <TextLink href={productHref(product.ref)}>{product.title}</TextLink>
      ) : (
        <span>{product.title}</span>
      )}
      <span className="font-mono font-normal text-muted text-sm">{portName}</span>
    </h3>
  );
}
