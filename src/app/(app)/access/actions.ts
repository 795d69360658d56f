"use server";

import { refresh } from "next/cache";
import { answerMigration } from "@/lib/access/commands/answer-migration";
import { attestAccess } from "@/lib/access/commands/attest-access";
import { giveBackAccess } from "@/lib/access/commands/end-access";
import { nameDatabaseRole } from "@/lib/access/commands/name-database-role";
import { retryProvisioning } from "@/lib/access/commands/retry-provisioning";
import { withdrawAccess } from "@/lib/access/commands/withdraw-access";
import {
  AnswerMigration,
  AttestAccess,
  GiveBackAccess,
  NameDatabaseRole,
  RetryProvisioning,
  WithdrawAccess,
} from "@/lib/access/inputs";
import { action } from "@/lib/transport/action";

export const giveBackAccessAction = action(GiveBackAccess, async (actor, input) => {
  await giveBackAccess(actor, input);
  refresh();
});

export const attestAccessAction = action(AttestAccess, async (actor, input) => {
  await attestAccess(actor, input);
  refresh();
});

export const answerMigrationAction = action(AnswerMigration, async (actor, input) => {
  await answerMigration(actor, input);
  refresh();
});

export const nameDatabaseRoleAction = action(NameDatabaseRole, async (actor, input) => {
  await nameDatabaseRole(actor, input);
  refresh();
});

export const retryProvisioningAction = action(RetryProvisioning, async (actor, input) => {
  await retryProvisioning(actor, input);
  refresh();
});

export const withdrawAccessAction = action(WithdrawAccess, async (actor, input) => {
  await withdrawAccess(actor, input);
  refresh();
});
