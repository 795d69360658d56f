import { z } from "zod";
import { StorableText } from "@/lib/platform/storable";
import { ProductRef } from "@/lib/registry/model";
import { INCIDENT_STATUSES, SEVERITIES } from "./incident-rules";
import { OUTCOMES } from "./proof";

export const Outcome = z.enum(OUTCOMES);
export const IncidentStatus = z.enum(INCIDENT_STATUSES);
export const Severity = z.enum(SEVERITIES);

/** Where evidence comes from. */
export const EVIDENCE_SOURCES = ["person", "api", "openlineage", "dbt"] as const;
export const EvidenceSource = z.enum(EVIDENCE_SOURCES);
export type EvidenceSource = z.infer<typeof EvidenceSource>;

export const EVIDENCE_MAX = 1_000;
const Element = StorableText.min(1).max(500);
const Value = StorableText.trim().max(200, "Use at most 200 characters.").default("");
const Note = StorableText.trim().max(2_000, "Use at most 2,000 characters.").default("");
const Reporter = StorableText.trim().max(200, "Use at most 200 characters.").default("");
/** The sender's own name of a delivery. */
export const DeliveryKey = StorableText.trim()
  .min(1, "Name this delivery, so that it is kept once however often it is sent.")
  .max(200, "Use at most 200 characters.");

/** A delivery of findings by a pipeline that knows the keys of the promises. */
export const EvidenceDelivery = z.strictObject({
  key: DeliveryKey,
  reporter: Reporter,
  evidence: z
    .array(
      z.strictObject({
        element: Element,
        outcome: Outcome,
        value: Value,
        note: Note,
        observedAt: z.iso.datetime({ offset: true }).optional(),
      }),
    )
    .min(1, "Send at least one finding.")
    .max(EVIDENCE_MAX, `Send at most ${EVIDENCE_MAX} findings at once.`),
});
export const RecordEvidence = z.object({ ...ProductRef.shape, ...EvidenceDelivery.shape });
export type RecordEvidence = z.infer<typeof RecordEvidence>;

/** "We checked this on …": a person's word. */
export const StateEvidence = ProductRef.extend({
  element: Element,
  outcome: Outcome,
  observedOn: z.iso.date("Choose the day on which it was looked at."),
  value: Value,
  note: StorableText.trim()
    .min(3, "Say in a few words how it was looked at.")
    .max(2_000, "Use at most 2,000 characters."),
});
export type StateEvidence = z.infer<typeof StateEvidence>;

const IncidentFields = {
  title: StorableText.trim()
    .min(5, "Say in a few words what is wrong.")
    .max(120, "Use at most 120 characters."),
  severity: Severity,
  ports: z.array(StorableText.min(1).max(200)).max(50).default([]),
  note: Note,
};
export const OpenIncident = ProductRef.extend(IncidentFields);
export type OpenIncident = z.infer<typeof OpenIncident>;
export const ReportProblem = ProductRef.extend({
  ...IncidentFields,
  note: StorableText.trim()
    .min(10, "Say in a sentence what you see, so that the team finds it too.")
    .max(2_000, "Use at most 2,000 characters."),
});
export type ReportProblem = z.infer<typeof ReportProblem>;

export const UpdateIncident = z
  .object({ id: z.string().min(1).max(40), status: IncidentStatus, severity: Severity, note: Note })
  .refine(({ status, note }) => status !== "rejected" || note !== "", {
    path: ["note"],
    error: "Say why it is none, to whoever reported it.",
  });
export type UpdateIncident = z.infer<typeof UpdateIncident>;
