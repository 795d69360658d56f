import { Section, SectionTitle } from "@/components/ui/section";
import type { FormAction } from "@/lib/platform/action-state";
import type { Incident } from "@/lib/quality/incident";
import type { ProductRef } from "@/lib/registry/model";
import { Disclosure } from "./disclosure";
import { IncidentForm } from "./incident-form";
import { IncidentItem } from "./incident-item";

type IncidentSectionProps = {
  product: ProductRef;
  ports: readonly string[];
  open: readonly Incident[];
  over: readonly Incident[];
  mayManage: boolean;
  mayReport: boolean;
  actions: { open: FormAction<void>; report: FormAction<void>; update: FormAction<void> };
  now: Date;
};

const LIST = "divide-y rounded-lg border bg-surface";

/** What is and was wrong with a product, and the way to say so. */
export function IncidentSection(props: IncidentSectionProps) {
  const { product, ports, open, over, mayManage, mayReport, actions, now } = props;
  const item = (incident: Incident) => (
    <IncidentItem
      key={incident.id}
      incident={incident}
      mayManage={mayManage}
      update={actions.update}
      now={now}
    />
  );

  return (
    <Section aria-labelledby="incidents">
      <SectionTitle id="incidents">Incidents</SectionTitle>
      {open.length === 0 && (
        <p className="text-muted">
          {over.length === 0 ? "None is open, and none was before." : "None is open."}
        </p>
      )}
      {open.length > 0 && <ul className={LIST}>{open.map(item)}</ul>}
      {mayManage && (
        <Disclosure label="Open an incident">
          <IncidentForm product={product} ports={ports} isReport={false} submit={actions.open} />
        </Disclosure>
      )}
      {mayReport && (
        <Disclosure label="Report a problem">
          <IncidentForm product={product} ports={ports} isReport submit={actions.report} />
        </Disclosure>
      )}
      {over.length > 0 && (
        <>
          <h3 className="text-base">Over</h3>
          <ul className={LIST}>{over.map(item)}</ul>
        </>
      )}
    </Section>
  );
}
