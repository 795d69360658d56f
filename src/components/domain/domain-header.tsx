import { DomainMark } from "@/components/ui/domain-mark";
import {
  PageActions,
  PageFacts,
  PageHeader,
  PageHeading,
  PageSummary,
  PageTitle,
} from "@/components/ui/page-header";
import type { DomainDetail } from "@/lib/registry/domain";
import { DOMAIN_KIND_HELP, DOMAIN_KIND_LABELS } from "./domain-kind";

type DomainHeaderProps = {
  domain: Pick<DomainDetail, "name" | "hue" | "kind" | "purpose" | "boundary">;
  /** What one can do with it. */
  children: React.ReactNode;
};

/** What the domain is, what it is for and where it ends. */
export function DomainHeader({ domain, children }: DomainHeaderProps) {
  const { boundary, hue, kind, name, purpose } = domain;

  return (
    <PageHeader>
      <PageHeading>
        <div className="flex items-center gap-3">
          <DomainMark name={name} hue={hue} size="lg" />
          <PageTitle>{name}</PageTitle>
        </div>
        {purpose ? (
          <PageSummary className="whitespace-pre-line [overflow-wrap:anywhere]">{purpose}</PageSummary>
        ) : (
          <PageSummary>What it is there for has not been written down yet.</PageSummary>
        )}
        {boundary && (
          <p className="max-w-[72ch] whitespace-pre-line [overflow-wrap:anywhere]">
            <span className="text-muted">Boundary: </span>
            {boundary}
          </p>
        )}
        <PageFacts>
          <span>
            {DOMAIN_KIND_LABELS[kind]}: {DOMAIN_KIND_HELP[kind].charAt(0).toLowerCase()}
            {DOMAIN_KIND_HELP[kind].slice(1)}
          </span>
        </PageFacts>
      </PageHeading>
      <PageActions>{children}</PageActions>
    </PageHeader>
  );
}
