import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { counted } from "@/components/ui/counted";
import { Section, SectionHeader, SectionTitle } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { DemoMeshSummary } from "@/lib/demo/demo-mesh-summary";
import type { FormAction } from "@/lib/platform/action-state";
import { RemoveDemoForm } from "./remove-demo-form";

type DemoRemovalProps = { mesh: DemoMeshSummary; isSelfDemo: boolean; remove: FormAction<void> };

/** What removing the demo mesh takes along and what it leaves, and the way to do it. */
export function DemoRemoval({ mesh, isSelfDemo, remove }: DemoRemovalProps) {
  const { own, removal } = mesh;
  if (!removal) return <NoAdminLeft isSelfDemo={isSelfDemo} />;

  return (
    <>
      <div className="grid gap-8 sm:grid-cols-2">
        <Section aria-labelledby="goes">
          <SectionHeader>
            <SectionTitle id="goes">This goes</SectionTitle>
          </SectionHeader>
          <ul className="flex list-disc flex-col gap-1 pl-5">
            <li>
              {counted(mesh.products, "data product", "data products")}, with every version and everything
              changed in them
            </li>
            <li>{counted(mesh.policies, "policy", "policies")}, with every change made to them</li>
            {mesh.terms > 0 && (
              <li>{counted(mesh.terms, "term of the glossary", "terms of the glossary")}</li>
            )}
            {mesh.requests > 0 && <li>{counted(mesh.requests, "request for data", "requests for data")}</li>}
            <li>{counted(mesh.domains - removal.stayingDomains.length, "domain", "domains")}</li>
            <li>
              {counted(mesh.people, "person", "people")} of the demo; they are signed out at once
              {removal.isSelfGoing && ", you among them"}
            </li>
          </ul>
        </Section>
        <Section aria-labelledby="stays">
          <SectionHeader>
            <SectionTitle id="stays">This stays</SectionTitle>
          </SectionHeader>
          {removal.isEverything ? (
            <p>
              Nothing: nobody has added anything. Agora is new afterwards, and whoever opens it first becomes
              its admin.
              {mesh.isLoadedAtStart && " Until then, a restart with AGORA_DEMO=1 brings the demo mesh back."}
            </p>
          ) : (
            <ul className="flex list-disc flex-col gap-1 pl-5">
              {OWN.filter(([what]) => own[what] > 0).map(([what, one, many]) => (
                <li key={what}>{counted(own[what], one, many)} of your own</li>
              ))}
              {removal.stayingDomains.length > 0 && (
                <li>
                  {removal.stayingDomains.join(", ")}: of the demo, but something of yours is in{" "}
                  {removal.stayingDomains.length === 1 ? "it" : "them"}
                </li>
              )}
              <li>The record of what happened</li>
            </ul>
          )}
        </Section>
      </div>
      <RemoveDemoForm remove={remove} consent="Remove this for good. It cannot be undone." />
    </>
  );
}

const OWN = [
  ["people", "person", "people"],
  ["products", "data product", "data products"],
  ["domains", "domain", "domains"],
  ["policies", "policy", "policies"],
  ["terms", "term of the glossary", "terms of the glossary"],
] as const;

function NoAdminLeft({ isSelfDemo }: { isSelfDemo: boolean }) {
  return (
    <Callout tone="attention">
      <CalloutTitle>First make an admin who is not of the demo</CalloutTitle>
      <CalloutBody className="flex flex-col gap-2">
        <p>
          Things of your own would stay, and nobody could administer them: the admins of the demo go, because
          everybody can read their passwords.
        </p>
        <ul className="flex list-disc flex-col gap-1 pl-5">
          <li>
            <TextLink href="/admin/people/invite">Invite yourself</TextLink> as an admin and accept the
            invitation; or
          </li>
          <li>
            make somebody of your own an admin, under <TextLink href="/admin/people">People</TextLink>
            {isSelfDemo && "; or"}
          </li>
          {isSelfDemo && (
            <li>
              choose another password for{" "}
              <TextLink href="/account">the account you are signed in with</TextLink>: it is yours then and
              stays.
            </li>
          )}
        </ul>
      </CalloutBody>
    </Callout>
  );
}
