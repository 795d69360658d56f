"use server";

import { redirect } from "next/navigation";
import type { AccessFormState } from "@/components/access/access-form-state";
import { requestAccess } from "@/lib/access/commands/request-access";
import { RequestAccess } from "@/lib/access/inputs";
import { MY_ACCESS } from "@/lib/access/model";
import { fieldsOf, typedAction } from "@/lib/transport/action";

const request = typedAction(RequestAccess, async (actor, input) => {
  const answer = await requestAccess(actor, input);
  if (!answer.requested) return answer;
  return redirect(MY_ACCESS);
});

/** Answers with what was entered, so that a form without JavaScript keeps it through a refusal. */
export async function requestAccessAction(
  _previous: AccessFormState,
  form: FormData,
): Promise<AccessFormState> {
  const values = {
    ports: textsIn(form, "ports[]"),
    columns: textsIn(form, "columns[]"),
    consumer: textIn(form, "consumer"),
    purposeId: textIn(form, "purposeId"),
    purpose: textIn(form, "purpose"),
    days: textIn(form, "days"),
  };
  const { domain, name, renewsId } = fieldsOf(form);
  const ports = values.ports.map((port) => ({
    domain,
    name,
    port,
    columns: values.columns.flatMap((column) =>
      column.startsWith(`${port}#`) ? [column.slice(port.length + 1)] : [],
    ),
  }));
  const result = await request({ ...values, ports, renewsId });
  if (!result.ok) return { values, message: result.message, faults: result.fields, refusals: [] };
  const { faults, refusals } = result.value;
  const message =
    refusals.length > 0 ? "Policies stand against this request" : "Some fields need another look.";
  return { values, message, faults, refusals };
}

function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

function textsIn(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value) => typeof value === "string");
}
