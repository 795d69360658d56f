"use server";

import { redirect } from "next/navigation";
import type { WaiverFormState } from "@/components/governance/waiver-form-state";
import { requestWaiver } from "@/lib/governance/commands/request-waiver";
import { RequestWaiver, waiverHref } from "@/lib/governance/waiver";
import { fieldsOf, typedAction } from "@/lib/transport/action";

const request = typedAction(RequestWaiver, async (actor, input) => {
  const answer = await requestWaiver(actor, input);
  if (!answer.requested) return answer.faults;
  return redirect(waiverHref(answer));
});

/** Answers with what was entered, so that a form without JavaScript keeps it through a refusal. */
export async function requestWaiverAction(
  _previous: WaiverFormState,
  form: FormData,
): Promise<WaiverFormState> {
  const values = {
    reach: form.get("reach") === "all" ? ("all" as const) : ("some" as const),
    elements: form.getAll("elements[]").filter((key) => typeof key === "string"),
    reason: textIn(form, "reason"),
    compensatingControl: textIn(form, "compensatingControl"),
    expiresOn: textIn(form, "expiresOn"),
  };
  const result = await request(fieldsOf(form));
  if (result.ok) return { values, message: "Some fields need another look.", faults: result.value };
  return { values, message: result.message, faults: result.fields };
}

function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
