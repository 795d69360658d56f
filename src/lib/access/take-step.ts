import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { mailDeciders, mailDecision } from "./access-mail";
import { insertDecision } from "./access-store";
import type { Directory } from "./approvers";
import type { AccessRequest } from "./model";
import type { ProductAccess } from "./port-rows";
import { decideRequest, isOpenState, type RequestMove, type Step } from "./request-rules";
import { whoDecides } from "./who-decides";

type StepToTake = {
  request: AccessRequest;
  product: ProductAccess;
  move: Exclude<RequestMove, { kind: "withdraw" } | { kind: "expire" }>;
  steps: Step;
  reason: string;
  alternativeId?: string | null;
};

export type StepTaken = { taken: true; request: AccessRequest } | { taken: false; reason: string };

/** Takes a step of a request: keeps it, tells whom it concerns, and hands the request on to who takes the next. */
export async function takeStep(
  tx: Tx,
  directory: Directory,
  actor: Pick<Actor, "name">,
  { request, product, move, steps, reason, alternativeId = null }: StepToTake,
): Promise<StepTaken> {
  const at = now();
  const decided = decideRequest(request, move, { steps, now: at });
  if (!decided.allowed) return { taken: false, reason: decided.reason };
  const { decision, isFinal, state } = decided;
  const isAutomatic = move.by === null;
  const grant = await insertDecision(tx, request, product, {
    decision,
    isFinal,
    isAutomatic,
    reason,
    alternativeId,
  });
  const facts = { ...decision, decidedBy: null, isAutomatic, reason, alternativeId, at };
  const moved: AccessRequest = { ...request, decisions: [...request.decisions, facts], state };
  if (isOpenState(state)) {
    const { approvers } = whoDecides(directory, product, moved);
    await mailDeciders(tx, { name: request.requestedBy?.name ?? actor.name }, [
      { request: moved, ids: approvers.ids },
    ]);
  } else if (!isAutomatic) await mailDecision(tx, request, { byName: actor.name, grant, reason });
  return { taken: true, request: moved };
}
