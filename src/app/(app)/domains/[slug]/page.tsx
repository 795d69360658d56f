import { Megaphone, Pencil, Plus, Users } from "lucide-react";
import type { Metadata } from "next";
import { AnnouncementNotices } from "@/components/collaboration/announcement-notices";
import { FollowButton } from "@/components/collaboration/follow-button";
import { DeleteDomain } from "@/components/domain/delete-domain";
import { DomainBreadcrumb } from "@/components/domain/domain-breadcrumb";
import { DomainHeader } from "@/components/domain/domain-header";
import { DomainPeople } from "@/components/domain/domain-people";
import { DomainPolicies } from "@/components/domain/domain-policies";
import { DomainProducts } from "@/components/domain/domain-products";
import { SubDomains } from "@/components/domain/sub-domains";
import { PageBreadcrumb, PageFrame } from "@/components/layout/page-frame";
import { ButtonLink } from "@/components/ui/button";
import { Section, SectionHeader, SectionTitle } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { DomainUsagePanel } from "@/components/usage/domain-usage-panel";
import { findCurrentAnnouncements } from "@/lib/collaboration/queries/find-announcements";
import { isFollowing } from "@/lib/collaboration/queries/find-follows";
import { PolicyFilter } from "@/lib/governance/model";
import { findDeletionObstacles } from "@/lib/governance/queries/find-deletion-obstacles";
import { findPolicies } from "@/lib/governance/queries/find-policies";
import { can, canInDomain } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { findTrustStates } from "@/lib/quality/queries/find-trust";
import { PageRequest } from "@/lib/registry/page";
import { findDomainContents } from "@/lib/registry/queries/find-domain-contents";
import { findInheritedMembers } from "@/lib/registry/queries/find-inherited-members";
import { findProductsIn } from "@/lib/registry/queries/find-products-in";
import { findDomainUsage } from "@/lib/usage/queries/find-usage";
import { PERIODS } from "@/lib/usage/usage-series";
import { followAction } from "../../following/actions";
import { deleteDomainAction } from "../actions";
import { type DomainParams, domainOfPage } from "./domain-of-page";

const SIZE = 20;

type DomainPageProps = {
  params: DomainParams;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: { params: DomainParams }): Promise<Metadata> {
  const { domain } = await domainOfPage(params);
  return { title: domain.name };
}

export default async function DomainPage({ params, searchParams }: DomainPageProps) {
  const { actor, domain } = await domainOfPage(params);
  const page = PageRequest.parse({ page: (await searchParams).page, size: SIZE });
  const [products, contents, inherited, policies, obstacles, isFollowed, announcements] = await Promise.all([
    findProductsIn(actor, domain.id, page),
    findDomainContents(actor, domain.id),
    findInheritedMembers(actor, domain.id),
    findPolicies(actor, PolicyFilter.parse({ layer: domain.slug })),
    findDeletionObstacles(actor, domain.id),
    isFollowing(actor, { domainId: domain.id }),
    findCurrentAnnouncements(actor, { domainId: domain.id }),
  ]);
  const [trust, usage] = await Promise.all([
    findTrustStates(
      actor,
      products.items.map(({ id }) => id),
    ),
    findDomainUsage(actor, domain.id, PERIODS[0]),
  ]);
  const href = `/domains/${domain.slug}`;
  const registerHref = canInDomain(actor, "product.register", domain.id)
    ? `/products/new?domain=${domain.slug}`
    : null;
  const shownPolicies = policies.items.filter(({ status }) => status !== "retired");

  return (
    <PageFrame className="gap-8">
      <PageBreadcrumb className="-mb-5">
        <DomainBreadcrumb path={domain.path} here={null} />
      </PageBreadcrumb>
      <DomainHeader domain={domain}>
        <FollowButton
          about={{ domain: domain.slug, name: "" }}
          title={null}
          isFollowing={isFollowed}
          size="md"
          submit={followAction}
        />
        {canInDomain(actor, "announcement.make", domain.id) && (
          <ButtonLink href={`${href}/announcements`}>
            <Megaphone aria-hidden />
            Announce
          </ButtonLink>
        )}
        {registerHref && (
          <ButtonLink href={registerHref}>
            <Plus aria-hidden />
            New data product
          </ButtonLink>
        )}
        {canInDomain(actor, "domain.edit", domain.id) && (
          <ButtonLink href={`${href}/edit`}>
            <Pencil aria-hidden />
            Edit
          </ButtonLink>
        )}
        {canInDomain(actor, "domain.manage-members", domain.id) && (
          <ButtonLink href={`${href}/members`}>
            <Users aria-hidden />
            Members
          </ButtonLink>
        )}
      </DomainHeader>
      {announcements.length > 0 && <AnnouncementNotices announcements={announcements} isElsewhere={false} />}
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem] lg:items-start lg:gap-x-10">
        <DomainProducts
          domain={domain}
          products={products.items}
          trust={trust}
          total={products.total}
          unpublished={contents?.unpublished ?? 0}
          page={page}
          registerHref={registerHref}
          now={now()}
        />
        <div className="flex flex-col gap-8">
          <Section aria-labelledby="people">
            <SectionHeader>
              <SectionTitle id="people">People</SectionTitle>
            </SectionHeader>
            <DomainPeople members={domain.members} inherited={inherited} />
          </Section>
          <DomainUsagePanel usage={usage} />
          {(domain.children.length > 0 || can(actor, "domain.create")) && (
            <Section aria-labelledby="sub-domains">
              <SectionHeader>
                <SectionTitle id="sub-domains">Sub-domains</SectionTitle>
                {can(actor, "domain.create") && (
                  <TextLink href={`/domains/new?parent=${domain.slug}`}>New sub-domain</TextLink>
                )}
              </SectionHeader>
              {domain.children.length > 0 ? (
                <SubDomains domains={domain.children} />
              ) : (
                <p className="text-muted">It has none.</p>
              )}
            </Section>
          )}
          <Section aria-labelledby="policies">
            <SectionHeader>
              <SectionTitle id="policies">Policies of its own</SectionTitle>
            </SectionHeader>
            {shownPolicies.length > 0 && <DomainPolicies policies={shownPolicies} />}
            <p className="text-muted">
              {shownPolicies.length === 0 && "It has set none. "}
              {domain.path.length > 1 ? "Those of the domains above it and of the" : "Those of the"}{" "}
              <TextLink href="/governance?layer=global">whole organisation</TextLink> hold here too.
            </p>
          </Section>
        </div>
      </div>
      {obstacles && <DeleteDomain domain={domain} obstacles={obstacles} remove={deleteDomainAction} />}
    </PageFrame>
  );
}
