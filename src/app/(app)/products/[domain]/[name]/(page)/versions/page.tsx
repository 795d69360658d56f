import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { NotPublishedYet } from "@/components/product/not-published-yet";
import { VersionDiff } from "@/components/product/version-diff";
import { VersionList } from "@/components/product/version-list";
import { Pagination } from "@/components/ui/pagination";
import { TextLink } from "@/components/ui/text-link";
import { whyHref } from "@/lib/governance/why-href";
import { now } from "@/lib/platform/clock";
import { compareVersions } from "@/lib/registry/breaking-changes";
import { diffDocuments } from "@/lib/registry/diff";
import { productHref } from "@/lib/registry/model";
import { PageRequest } from "@/lib/registry/page";
import { findVersion } from "@/lib/registry/queries/find-version";
import { findVersions } from "@/lib/registry/queries/find-versions";
import { type ProductParams, productOfPage } from "../product-of-page";

export const metadata: Metadata = { title: "Versions" };

const SIZE = 20;

/** PostgreSQL refuses a NUL in a text; no version has a control character anyway. */
const AskedVersion = z
  .string()
  .max(40)
  .regex(/^\P{Cc}*$/u)
  .optional()
  .catch(undefined);
const Comparison = z.object({ from: AskedVersion, to: AskedVersion });

type VersionsPageProps = {
  params: ProductParams;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ProductVersionsPage({ params, searchParams }: VersionsPageProps) {
  const { actor, product } = await productOfPage(params);
  if (!product.current) return <NotPublishedYet product={product} />;
  const query = await searchParams;
  const { page } = PageRequest.parse({ page: query.page, size: SIZE });
  const { items, total } = await findVersions(actor, product.ref, { page, size: SIZE });
  const newest = items[0]?.version ?? product.current.version;
  const asked = Comparison.parse(query);
  const to = asked.to ?? newest;
  const before = items[items.findIndex(({ version }) => version === to) + 1]?.version;
  const from = asked.from ?? before;
  const [older, newer] = await Promise.all([
    from === undefined ? null : findVersion(actor, product.ref, from),
    findVersion(actor, product.ref, to),
  ]);
  if (!newer || (from !== undefined && !older)) notFound();
  const href = `${productHref(product.ref)}/versions`;

  return (
    <div className="grid gap-8 lg:grid-cols-[20rem_minmax(0,1fr)] lg:items-start">
      <div className="flex flex-col gap-3">
        <VersionList versions={items} shown={to} href={href} now={now()} />
        {total > SIZE && (
          <Pagination
            page={page}
            pageCount={Math.ceil(total / SIZE)}
            hrefOf={(next) => `${href}?page=${next}`}
          />
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <p>
          <TextLink href={whyHref(product.ref, newer.version)}>Why was {newer.version} published?</TextLink>
        </p>
        <VersionDiff
          newer={newer}
          older={older}
          changes={older ? diffDocuments(older.descriptor, newer.descriptor) : []}
          comparison={older ? compareVersions(older.descriptor, newer.descriptor) : null}
          versions={items.map(({ version }) => version)}
          action={href}
        />
      </div>
    </div>
  );
}
