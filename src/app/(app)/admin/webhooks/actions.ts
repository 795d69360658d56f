"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { after } from "next/server";
import {
  changeWebhook,
  deleteWebhook,
  pauseWebhook,
  resumeWebhook,
} from "@/lib/interop/commands/change-webhook";
import { createWebhook } from "@/lib/interop/commands/create-webhook";
import {
  replayDeliveries,
  replayDelivery,
  sendTestEvent,
  skipDelivery,
} from "@/lib/interop/commands/replay-deliveries";
import { rotateWebhookSecret } from "@/lib/interop/commands/rotate-webhook-secret";
import { deliverWebhooks } from "@/lib/interop/webhooks/deliver";
import {
  ChangeWebhook,
  ChosenDelivery,
  ChosenWebhook,
  CreateWebhook,
  DeleteWebhook,
  ReplaySince,
  WEBHOOKS,
} from "@/lib/interop/webhooks/model";
import { action } from "@/lib/transport/action";

export const createWebhookAction = action(CreateWebhook, (actor, input) => createWebhook(actor, input));

export const changeWebhookAction = action(ChangeWebhook, async (actor, input) => {
  await changeWebhook(actor, input);
  refresh();
});

export const pauseWebhookAction = action(ChosenWebhook, async (actor, input) => {
  await pauseWebhook(actor, input);
  refresh();
});

export const resumeWebhookAction = action(ChosenWebhook, async (actor, input) => {
  await resumeWebhook(actor, input);
  refresh();
});

export const rotateWebhookSecretAction = action(ChosenWebhook, (actor, input) =>
  rotateWebhookSecret(actor, input),
);

export const deleteWebhookAction = action(DeleteWebhook, async (actor, input) => {
  await deleteWebhook(actor, input);
  redirect(WEBHOOKS);
});

export const sendTestEventAction = action(ChosenWebhook, async (actor, input) => {
  await sendTestEvent(actor, input);
  after(() => deliverWebhooks());
  refresh();
});

export const replayDeliveryAction = action(ChosenDelivery, async (actor, input) => {
  await replayDelivery(actor, input);
  after(() => deliverWebhooks());
  refresh();
});

export const skipDeliveryAction = action(ChosenDelivery, async (actor, input) => {
  await skipDelivery(actor, input);
  refresh();
});

export const replayDeliveriesAction = action(ReplaySince, async (actor, input) => {
  await replayDeliveries(actor, input);
  refresh();
});
