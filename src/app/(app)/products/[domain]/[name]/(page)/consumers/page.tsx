import { Users } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccessSettingsForm } from "@/components/access/access-settings-form";
import { BurnDown } from "@/components/access/burn-down";
import { byMonth } from "@/components/access/by-month";
import { ConsumerRow } from "@/components/access/consumer-row";
import { ProvisionLine } from "@/components/access/provision-line";
import { consumerWords, REQUEST_WORDS } from "@/components/access/state-words";
import { EmptyState, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { ListSearch } from "@/components/ui/list-search";
import { Pagination } from "@/components/ui/pagination";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section, SectionSummary, SectionTitle } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { ConsumersPage } from "@/lib/access/inputs";
import { CONSUMERS_SIZE, findConsumers } from "@/lib/access/queries/find-consumers";
import { findProvisioning } from "@/lib/access/queries/find-provisioning";
import { canInDomain } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { productHref } from "@/lib/registry/model";
import { retireProductAction } from "../actions";
import { type ProductParams, productOfPage } from "../product-of-page";
import { configureAccessAction, retryProvisioningAction, revokeAccessAction } from "./actions";

export const metadata: Metadata = { title: "Consumers" };

const LIST = "divide-y rounded-lg border bg-surface";

type ProductConsumersPageProps = {
  params: ProductParams;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ProductConsumersPage({ params, searchParams }: ProductConsumersPageProps) {
  const { actor, product } = await productOfPage(params);
  const { q, page } = ConsumersPage.parse(await searchParams);
  const consumers = await findConsumers(actor, product.ref, { q, page });
  if (!consumers) notFound();
  const { grants, inForce, leaving, waiting, ended, mayManage, settings, people } = consumers;
  const here = `${productHref(product.ref)}/consumers`;
  const provisioning = await findProvisioning(
    actor,
    [...grants.items, ...ended].map(({ id }) => id),
  );
  const time = now();
  const provisionOf = (id: string) => {
    const provision = provisioning.get(id);
    return provision && <ProvisionLine provision={provision} retry={retryProvisioningAction} />;
  };

  return (
    <div className="flex flex-col gap-8">
      {leaving && (
        <BurnDown
          product={product}
          consumers={leaving}
          mayForce={canInDomain(actor, "product.delete", product.domainId)}
          retire={retireProductAction}
          now={time}
        />
      )}
      <Section aria-labelledby="consumers">
        <SectionTitle id="consumers">
          Who has access <span className="font-normal text-muted tabular-nums">{inForce}</span>
        </SectionTitle>
        {inForce > CONSUMERS_SIZE && <ListSearch action={here} label="Find who has access" q={q} />}
        {inForce === 0 && (
          <EmptyState>
            <Users aria-hidden />
            <EmptyStateTitle>Nobody has access yet</EmptyStateTitle>
            <EmptyStateBody>
              Whoever is granted access appears here, with what they use the data for and until when.
            </EmptyStateBody>
          </EmptyState>
        )}
        {inForce > 0 && grants.items.length === 0 && (
          <EmptyState>
            <EmptyStateTitle>{q === "" ? "There is no such page" : `Nobody matches “${q}”`}</EmptyStateTitle>
            <EmptyStateBody>
              <TextLink href={here}>See all {inForce} with access</TextLink>
            </EmptyStateBody>
          </EmptyState>
        )}
        {byMonth(grants.items).map(({ month, items }) => (
          <div key={month} className="flex flex-col gap-2">
            <h3 className="text-base">Ends in {month}</h3>
            <ul className={LIST}>
              {items.map((grant) => (
                <ConsumerRow
                  key={grant.id}
                  grant={grant}
                  mayRevoke={mayManage}
                  revoke={revokeAccessAction}
                  provision={provisionOf(grant.id)}
                  now={time}
                />
              ))}
            </ul>
          </div>
        ))}
        {grants.total > CONSUMERS_SIZE && (
          <Pagination
            page={page}
            pageCount={Math.ceil(grants.total / CONSUMERS_SIZE)}
            hrefOf={(other) =>
              `${here}?${new URLSearchParams({ ...(q && { q }), page: String(other) })}#consumers`
            }
          />
        )}
      </Section>
      {waiting.length > 0 && (
        <Section aria-labelledby="requested">
          <SectionTitle id="requested">
            Requested <span className="font-normal text-muted tabular-nums">{waiting.length}</span>
          </SectionTitle>
          <ul className={LIST}>
            {waiting.map(({ id, consumer, portName, requestedAt, requestedBy, state }) => (
              <li key={id} className="px-4 py-3">
                <span className="font-mono text-sm">{portName}</span> for {consumerWords(consumer)}
                {requestedBy && `, asked for by ${requestedBy.name}`}{" "}
                <span className="text-muted">
                  <RelativeTime at={requestedAt} now={time} />. {REQUEST_WORDS[state]}.
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {ended.length > 0 && (
        <Section aria-labelledby="ended">
          <SectionTitle id="ended">Ended lately</SectionTitle>
          <ul className={LIST}>
            {ended.map((grant) => (
              <ConsumerRow
                key={grant.id}
                grant={grant}
                mayRevoke={false}
                revoke={revokeAccessAction}
                provision={provisionOf(grant.id)}
                now={time}
              />
            ))}
          </ul>
        </Section>
      )}
      {mayManage && (
        <Section aria-labelledby="settings">
          <SectionTitle id="settings">How access is given</SectionTitle>
          <SectionSummary>
            It stands beside the published document, so it changes without a new version.
          </SectionSummary>
          <AccessSettingsForm
            key={settings.revision}
            product={product.ref}
            settings={settings}
            people={people}
            submit={configureAccessAction}
          />
        </Section>
      )}
    </div>
  );
}
