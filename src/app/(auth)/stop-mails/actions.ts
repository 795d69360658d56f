"use server";

import { stopMails } from "@/lib/notifications/commands/stop-mails";
import { StopMails } from "@/lib/notifications/model";
import { publicAction } from "@/lib/transport/public-action";

export const stopMailsAction = publicAction(StopMails, (_caller, input) => stopMails(input));
