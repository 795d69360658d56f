import type { Metadata } from "next";
import { AnnouncementNotices } from "@/components/collaboration/announcement-notices";
import { FollowButton } from "@/components/collaboration/follow-button";
import { CompareToggle } from "@/components/compare/compare-toggle";
import { PageBreadcrumb, PageFrame } from "@/components/layout/page-frame";
import { RememberPlace } from "@/components/palette/remember-place";
import { LifecycleMenu } from "@/components/product/lifecycle-menu";
import { LifecycleNotice } from "@/components/product/lifecycle-notice";
import { ProductHeader } from "@/components/product/product-header";
import { ProductTabs } from "@/components/product/product-tabs";
import { IncidentNotice } from "@/components/quality/incident-notice";
import { Breadcrumb, BreadcrumbLink, BreadcrumbPage } from "@/components/ui/breadcrumb";
import { ButtonLink } from "@/components/ui/button";
import { requestHref } from "@/lib/access/model";
import { maySeeConsumers } from "@/lib/access/queries/find-consumers";
import { findCurrentAnnouncements } from "@/lib/collaboration/queries/find-announcements";
import { countDiscussion } from "@/lib/collaboration/queries/find-discussion";
import { isFollowing } from "@/lib/collaboration/queries/find-follows";
import { canInDomain } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { findOpenIncidents } from "@/lib/quality/queries/find-incidents";
import { productHref } from "@/lib/registry/model";
import { toRefText } from "@/lib/registry/ref-text";
import { followAction } from "../../../../following/actions";
import {
  deleteProductAction,
  deprecateProductAction,
  reactivateProductAction,
  retireProductAction,
} from "./actions";
import { noteViewOf } from "./note-view-of";
import { type ProductParams, productOfPage, titleOfPage, trustOfPage } from "./product-of-page";

type ProductLayoutProps = { params: ProductParams; children: React.ReactNode };

export async function generateMetadata({ params }: { params: ProductParams }): Promise<Metadata> {
  const title = await titleOfPage(params);
  // Thrown from here, "not found" would leave the page without any title.
  if (title === null) return { title: { default: "Nothing here", template: "Nothing here · Agora" } };
  return { title: { default: title, template: `%s · ${title} · Agora` } };
}

export default async function ProductLayout({ params, children }: ProductLayoutProps) {
  const { actor, product, descriptor } = await productOfPage(params);
  const mayEdit = canInDomain(actor, "product.edit", product.domainId);
  const href = productHref(product.ref);
  const { title, lifecycle, sunset, lifecycleNote } = product;
  const isPublished = product.current !== null;
  const mayRequest = lifecycle === "active" || lifecycle === "deprecated";
  const about = { productId: product.id };
  await noteViewOf(actor, product);
  const [discussionCount, isFollowed, announcements, trust, incidents] = await Promise.all([
    countDiscussion(actor, product.id),
    isFollowing(actor, about),
    findCurrentAnnouncements(actor, about),
    trustOfPage(params),
    findOpenIncidents(actor, product.ref),
  ]);

  return (
    <PageFrame>
      <PageBreadcrumb>
        <Breadcrumb>
          {product.domainPath.map(({ slug, name }) => (
            <BreadcrumbLink key={slug} href={`/domains/${slug}`}>
              {name}
            </BreadcrumbLink>
          ))}
          <BreadcrumbPage>{title}</BreadcrumbPage>
        </Breadcrumb>
      </PageBreadcrumb>
      <ProductHeader product={product} descriptor={descriptor} trust={trust} now={now()}>
        {isPublished && <CompareToggle product={toRefText(product.ref)} title={title} size="md" />}
        <FollowButton
          about={product.ref}
          title={null}
          isFollowing={isFollowed}
          size="md"
          submit={followAction}
        />
        {mayRequest && (
          <ButtonLink href={requestHref(product.ref)} variant="primary">
            Request access
          </ButtonLink>
        )}
        {mayEdit && (
          <ButtonLink href={`${href}/edit`} variant={isPublished ? "secondary" : "primary"}>
            {product.draft?.hasChanges && isPublished ? "Edit draft" : "Edit"}
          </ButtonLink>
        )}
        <LifecycleMenu
          product={{ ref: product.ref, title, lifecycle, sunset, lifecycleNote, isPublished }}
          mayChange={canInDomain(actor, "product.change-lifecycle", product.domainId)}
          mayDelete={canInDomain(actor, "product.delete", product.domainId)}
          mayMove={canInDomain(actor, "product.move", product.domainId)}
          deprecate={deprecateProductAction}
          reactivate={reactivateProductAction}
          retire={retireProductAction}
          remove={deleteProductAction}
        />
      </ProductHeader>
      <RememberPlace personId={actor.id} kind="page" label={title} href={href} />
      <LifecycleNotice product={product} />
      {announcements.length > 0 && <AnnouncementNotices announcements={announcements} isElsewhere={false} />}
      <IncidentNotice incidents={incidents} href={href} now={now()} />
      <ProductTabs
        href={href}
        discussionCount={discussionCount}
        maySeeConsumers={isPublished && maySeeConsumers(actor, product)}
      />
      {children}
    </PageFrame>
  );
}
