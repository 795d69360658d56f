import { TrustSealLink } from "@/components/quality/trust-seal-link";
import { DomainMark } from "@/components/ui/domain-mark";
import {
  PageActions,
  PageFacts,
  PageHeader,
  PageHeading,
  PageSummary,
  PageTitle,
} from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import type { TrustRating } from "@/lib/quality/trust";
import type { Descriptor } from "@/lib/registry/descriptor";
import { productHref } from "@/lib/registry/model";
import type { ProductDetail } from "@/lib/registry/product";
import { ExportMenu } from "./export-menu";
import { LifecycleBadge } from "./product-row";
import { ownerOf } from "./team-members";

type ProductHeaderProps = {
  product: ProductDetail;
  descriptor: Descriptor;
  /** Null until it has been rated. */
  trust: TrustRating | null;
  now: Date;
  children: React.ReactNode;
};

export function ProductHeader({ product, descriptor, trust, now, children }: ProductHeaderProps) {
  const domain = product.domainPath.at(-1);
  const owner = ownerOf(descriptor);
  const channel = descriptor.support?.[0]?.channel;

  return (
    <PageHeader>
      <PageHeading>
        <div className="flex items-center gap-3">
          {domain && <DomainMark name={domain.name} hue={domain.hue} size="lg" />}
          <PageTitle>{product.title}</PageTitle>
        </div>
        {product.summary && <PageSummary>{product.summary}</PageSummary>}
        <PageFacts>
          <LifecycleBadge lifecycle={product.lifecycle} />
          {trust && (
            <TrustSealLink
              state={trust.state}
              reasons={trust.reasons}
              href={`${productHref(product.ref)}/contract`}
            />
          )}
          {product.current && (
            <span>
              version{" "}
              <TextLink href={`${productHref(product.ref)}/versions`}>{product.current.version}</TextLink>,
              published <RelativeTime at={product.current.publishedAt} now={now} />
            </span>
          )}
          {owner && <span>{owner}</span>}
          {channel && <span>{channel}</span>}
        </PageFacts>
      </PageHeading>
      <PageActions>
        {product.current && (
          <ExportMenu
            href={`${productHref(product.ref)}/export`}
            ports={(descriptor.outputPorts ?? []).flatMap(({ name, contract }) =>
              name && contract ? [name] : [],
            )}
          />
        )}
        {children}
      </PageActions>
    </PageHeader>
  );
}
