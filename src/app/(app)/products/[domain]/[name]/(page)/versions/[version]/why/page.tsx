import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { AUDIT } from "@/components/governance/audit/audit-href";
import { AuditList } from "@/components/governance/audit/audit-list";
import { PolicyPart } from "@/components/governance/policy-part";
import { DecidedFacts } from "@/components/governance/why/decided-facts";
import { DecidedOutcomes } from "@/components/governance/why/decided-outcomes";
import { PolicySetChangeList } from "@/components/governance/why/policy-set-change-list";
import { ReplayResult } from "@/components/governance/why/replay-result";
import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { counted } from "@/components/ui/counted";
import { TextLink } from "@/components/ui/text-link";
import { complianceOf } from "@/lib/governance/compliance-summary";
import type { Evaluation } from "@/lib/governance/evaluation";
import { findProductAudit } from "@/lib/governance/queries/find-product-audit";
import { findPublicationDecision } from "@/lib/governance/queries/find-publication-decision";
import { productHref } from "@/lib/registry/model";
import { toRefText } from "@/lib/registry/ref-text";
import { productOfPage } from "../../../product-of-page";

type WhyParams = Promise<{ domain: string; name: string; version: string }>;

export async function generateMetadata({ params }: { params: WhyParams }): Promise<Metadata> {
  return { title: `Why ${versionOf((await params).version) ?? "a version"} was published` };
}

export default async function WhyPage({ params }: { params: WhyParams }) {
  const { actor, product } = await productOfPage(params);
  const version = versionOf((await params).version);
  const decision = version === null ? null : await findPublicationDecision(actor, product.ref, version);
  if (!version || !decision) notFound();
  const records = await findProductAudit(actor, product.ref);
  const { receipt, previousVersion, policyChanges, differences } = decision;
  const versions = `${productHref(product.ref)}/versions`;
  const ofProduct = `${AUDIT}?${new URLSearchParams({ subject: toRefText(product.ref) })}`;

  return (
    <div className="flex flex-col gap-8">
      <div className="flex flex-col gap-3">
        <TextLink href={`${versions}?to=${encodeURIComponent(version)}`} className="w-fit text-sm">
          All versions
        </TextLink>
        <h2 className="text-xl">Why was {version} published?</h2>
        <Callout tone={receipt.decision === "publishable" ? "pass" : "attention"}>
          <CalloutTitle>{answerTo(receipt)}</CalloutTitle>
          <CalloutBody className="text-muted">
            No policy in force refused it. What follows is the receipt of that decision.
          </CalloutBody>
        </Callout>
        <DecidedFacts
          decision={decision}
          changesHref={
            previousVersion && `${versions}?${new URLSearchParams({ from: previousVersion, to: version })}`
          }
          recordHref={ofProduct}
        />
      </div>
      <PolicyPart id="outcomes" title="What each policy said">
        <DecidedOutcomes outcomes={receipt.outcomes} />
      </PolicyPart>
      <PolicyPart id="replay" title="Would it be decided the same way?">
        <ReplayResult differences={differences} />
      </PolicyPart>
      <PolicyPart id="since" title="What changed in the policies since">
        <PolicySetChangeList changes={policyChanges} />
      </PolicyPart>
      {records && records.length > 0 && (
        <PolicyPart id="records" title="Decisions about this product">
          <AuditList records={records} />
        </PolicyPart>
      )}
    </div>
  );
}

const Version = z
  .string()
  .max(60)
  .transform((written) => written.replaceAll(/%2B/gi, "+"))
  .pipe(z.string().regex(/^[0-9A-Za-z.+-]+$/));

/** An address may hold the one sign of a semantic version that is percent-encoded; anything else names none. */
function versionOf(written: string): string | null {
  return Version.safeParse(written).data ?? null;
}

function answerTo({ outcomes }: Pick<Evaluation, "outcomes">): string {
  const { applicable, failed } = complianceOf({ outcomes });
  const accepted = outcomes.filter(
    ({ status, mode }) => mode === "binding" && (status === "waived" || status === "grace"),
  ).length;
  const met =
    failed === 0
      ? `It met all ${applicable} policies it was held to`
      : `It met ${applicable - failed} of the ${applicable} policies it was held to; the others only warn`;
  if (accepted === 0) return met;
  return `${met}; ${counted(accepted, "more was", "more were")} waived or in their grace`;
}
