"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { CloseRequest, closeRequest } from "@/lib/discovery/commands/close-request";
import {
  ClaimRequest,
  claimRequest,
  PlanForRequest,
  planForRequest,
  ReleaseRequest,
  releaseRequest,
} from "@/lib/discovery/commands/provide-request";
import { RecordMiss, recordMiss } from "@/lib/discovery/commands/record-miss";
import { BackRequest, backRequest, requestData } from "@/lib/discovery/commands/request-data";
import { DEMAND, RequestData } from "@/lib/discovery/demand";
import { action, typedAction } from "@/lib/transport/action";

export const requestDataAction = action(RequestData, async (actor, input): Promise<never> => {
  await requestData(actor, input);
  redirect(DEMAND);
});

export const backRequestAction = action(BackRequest, async (actor, input) => {
  await backRequest(actor, input);
  refresh();
});

export const claimRequestAction = action(ClaimRequest, async (actor, input) => {
  await claimRequest(actor, input);
  refresh();
});

export const releaseRequestAction = action(ReleaseRequest, async (actor, input) => {
  await releaseRequest(actor, input);
  refresh();
});

export const planForRequestAction = action(PlanForRequest, async (actor, input) => {
  await planForRequest(actor, input);
  refresh();
});

export const closeRequestAction = action(CloseRequest, async (actor, input) => {
  await closeRequest(actor, input);
  refresh();
});

export const recordMissAction = typedAction(RecordMiss, recordMiss);
