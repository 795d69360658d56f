"use server";

import { refresh } from "next/cache";
import {
  addPurpose,
  changePurpose,
  reinstatePurpose,
  retirePurpose,
} from "@/lib/access/commands/save-purpose";
import { AddPurpose, ChangePurpose, RetirePurpose } from "@/lib/access/inputs";
import { action } from "@/lib/transport/action";

export const addPurposeAction = action(AddPurpose, async (actor, input) => {
  await addPurpose(actor, input);
  refresh();
});

export const changePurposeAction = action(ChangePurpose, async (actor, input) => {
  await changePurpose(actor, input);
  refresh();
});

export const retirePurposeAction = action(RetirePurpose, async (actor, input) => {
  await retirePurpose(actor, input);
  refresh();
});

export const reinstatePurposeAction = action(RetirePurpose, async (actor, input) => {
  await reinstatePurpose(actor, input);
  refresh();
});
