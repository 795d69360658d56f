"use server";

import { after } from "next/server";
import { retryMail } from "@/lib/identity/commands/retry-mail";
import { ChosenMail } from "@/lib/identity/inputs";
import { deliverMail } from "@/lib/platform/mail";
import { action } from "@/lib/transport/action";

export const retryMailAction = action(ChosenMail, async (actor, input) => {
  await retryMail(actor, input);
  after(() => deliverMail());
});
