"use server";

import { refresh } from "next/cache";
import { openIncident, reportProblem, updateIncident } from "@/lib/quality/commands/incidents";
import { stateEvidence } from "@/lib/quality/commands/record-evidence";
import { OpenIncident, ReportProblem, StateEvidence, UpdateIncident } from "@/lib/quality/model";
import { action } from "@/lib/transport/action";

export const stateEvidenceAction = action(StateEvidence, async (actor, input) => {
  await stateEvidence(actor, input);
  refresh();
});

export const openIncidentAction = action(OpenIncident, async (actor, input) => {
  await openIncident(actor, input);
  refresh();
});

export const reportProblemAction = action(ReportProblem, async (actor, input) => {
  await reportProblem(actor, input);
  refresh();
});

export const updateIncidentAction = action(UpdateIncident, async (actor, input) => {
  await updateIncident(actor, input);
  refresh();
});
