"use server";

import { VerifyAuditLog } from "@/lib/governance/audit-record";
import { verifyAuditLog } from "@/lib/governance/queries/verify-audit-log";
import { action } from "@/lib/transport/action";

export const verifyAuditLogAction = action(VerifyAuditLog, (actor, input) => verifyAuditLog(actor, input));
