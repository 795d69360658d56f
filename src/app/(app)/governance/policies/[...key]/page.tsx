import type { Metadata } from "next";
import { askForMoreHref } from "@/components/governance/ask-for-more-href";
import { BlastRadiusPanel } from "@/components/governance/blast-radius/blast-radius-panel";
import { activationWords } from "@/components/governance/consequence-words";
import { ContradictionList, SelfContradictionList } from "@/components/governance/contradiction-list";
import { EffectList } from "@/components/governance/effect-list";
import { PolicyAbout } from "@/components/governance/policy-about";
import { PolicyAction } from "@/components/governance/policy-action";
import { PolicyActions } from "@/components/governance/policy-actions";
import { PolicyDiff } from "@/components/governance/policy-diff";
import { PolicyExamples } from "@/components/governance/policy-examples";
import { PolicyFacts } from "@/components/governance/policy-facts";
import { PolicyHistory } from "@/components/governance/policy-history";
import { PolicyKinship } from "@/components/governance/policy-kin";
import { PolicyPart } from "@/components/governance/policy-part";
import { PolicyStatement } from "@/components/governance/policy-statement";
import { PageBreadcrumb, PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb, BreadcrumbLink, BreadcrumbPage } from "@/components/ui/breadcrumb";
import { CodeBlock } from "@/components/ui/code-block";
import { PageHeader, PageHeading, PageTitle } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { contradictionsWith, selfContradictions } from "@/lib/governance/contradictions";
import { placeOfLayer } from "@/lib/governance/policy-access";
import { NO_EFFECT } from "@/lib/governance/policy-effect";
import { findPoliciesInForce } from "@/lib/governance/queries/find-policies-in-force";
import { findPolicyEffects } from "@/lib/governance/queries/find-policy-effects";
import { findPolicyKin } from "@/lib/governance/queries/find-policy-kin";
import { findPolicyStatusChange } from "@/lib/governance/queries/find-policy-status-change";
import { ruleText } from "@/lib/governance/rule-text";
import { can, domainsWhere } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { activatePolicyAction, retirePolicyAction } from "../../actions";
import { comparisonOf } from "../../comparison-of";
import { type KeyParams, policyOfPage } from "../../policy-of-page";
import { placeOption } from "../../policy-places";

type PolicyPageProps = {
  params: KeyParams;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PolicyPageProps): Promise<Metadata> {
  const { policy } = await policyOfPage(params);
  return { title: `${policy.key} ${policy.current.content.title}` };
}

export default async function PolicyPage({ params, searchParams }: PolicyPageProps) {
  const { actor, policy } = await policyOfPage(params);
  const { key, layer, status, current, newest, history, mayChange } = policy;
  const { content } = current;
  const time = now();
  const isLapsing = status === "active" && policy.lapsesAt !== null && policy.lapsesAt > time;
  const isNewestInForce = status === "active" && current.version === newest.version;
  const [effects, since, kin, inForce, place, comparison] = await Promise.all([
    findPolicyEffects(actor, placeOfLayer(layer), [content, newest.content]),
    findPolicyStatusChange(actor, key),
    findPolicyKin(actor, { key, content }),
    findPoliciesInForce(actor),
    placeOption(actor, layer),
    comparisonOf(actor, policy, await searchParams),
  ]);
  const contradictions = contradictionsWith(
    { path: place.path, requirement: newest.content },
    inForce.filter((other) => other.key !== key),
  );
  const [effect = NO_EFFECT, newestEffect = NO_EFFECT] = effects;

  return (
    <PageFrame className="gap-8">
      <PageBreadcrumb>
        <Breadcrumb>
          <BreadcrumbLink href="/governance">Governance</BreadcrumbLink>
          <BreadcrumbPage>{key}</BreadcrumbPage>
        </Breadcrumb>
      </PageBreadcrumb>
      <PageHeader>
        <PageHeading>
          <PageTitle>{content.title}</PageTitle>
          <PolicyFacts policy={policy} since={since} now={now()} />
        </PageHeading>
        {mayChange && (
          <PolicyActions
            policy={policy}
            effect={newestEffect}
            activate={activatePolicyAction}
            retire={retirePolicyAction}
          />
        )}
      </PageHeader>
      <PolicyStatement content={content} layer={layer} />
      {layer.kind === "domain" && can(actor, "policy.write-global") && (
        <p>
          <TextLink href={`/governance/policies/new?${new URLSearchParams({ copy: key })}`}>
            Begin a policy of the whole organisation from this one
          </TextLink>
        </p>
      )}
      {layer.kind === "global" &&
        (status === "active" || status === "evaluate") &&
        domainsWhere(actor, "policy.write-local").length > 0 && (
          <p>
            <TextLink href={askForMoreHref(key)}>Ask for more in your domain</TextLink>
          </p>
        )}
      <PolicyKinship kin={kin} />
      <SelfContradictionList contradictions={selfContradictions(newest.content)} />
      <ContradictionList contradictions={contradictions} />
      <div className="grid gap-8 lg:grid-cols-2 lg:items-start">
        <PolicyPart id="about" title="Why, and what to do">
          <PolicyAbout content={content} />
        </PolicyPart>
        <PolicyPart
          id="effect"
          title={status === "active" ? "Who does not meet it today" : "Who would not meet it today"}
        >
          <EffectList effect={effect} />
        </PolicyPart>
      </div>
      {mayChange && (
        <PolicyPart
          id="blast-radius"
          title={
            isNewestInForce && !isLapsing
              ? "What retiring it would change"
              : `Whom version ${newest.version} would hit`
          }
        >
          <BlastRadiusPanel
            label="Look at everything published"
            request={{ kind: "saved", key, version: isNewestInForce && !isLapsing ? null : newest.version }}
            mayPropose={layer.kind === "global" && can(actor, "policy.propose")}
          />
        </PolicyPart>
      )}
      <PolicyPart id="text" title="As text">
        <CodeBlock label="Rule" code={ruleText(content)} />
      </PolicyPart>
      <PolicyPart id="examples" title="Examples">
        <PolicyExamples examples={content.examples} />
      </PolicyPart>
      <PolicyPart id="history" title="History">
        <PolicyHistory
          policy={policy}
          now={now()}
          actionFor={({ version, isInForce }) =>
            policy.mayActivate &&
            !isInForce &&
            history.length > 1 && (
              <PolicyAction
                label="Activate"
                about={`version ${version}`}
                size="sm"
                tone="primary"
                title={`Activate version ${version} of ${key}?`}
                consequence={activationWords({
                  policy,
                  version,
                  known:
                    version === newest.version ? { level: newest.content.level, effect: newestEffect } : null,
                })}
                fields={{ key, revision: policy.revision, version }}
                submit={activatePolicyAction}
              />
            )
          }
        />
      </PolicyPart>
      {comparison && (
        <PolicyPart id="changes" title="What changed">
          <PolicyDiff policy={policy} {...comparison} />
        </PolicyPart>
      )}
    </PageFrame>
  );
}
