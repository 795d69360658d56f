import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { fromRefText } from "@/lib/registry/ref-text";
import { getVisibleProduct } from "@/lib/registry/visible-product";
import type { DecidedAccess } from "../access-views";
import { approverWords } from "../approver-words";
import type { Approvers } from "../approvers";
import { readDirectory, readNames } from "../directory";
import { lockRequest } from "../get-request";
import type { DecideAccess } from "../inputs";
import type { AccessRequest } from "../model";
import { checkPolicies } from "../policy-check";
import { refusalOf } from "../policy-words";
import { type ProductAccess, readProductAccess } from "../port-rows";
import { isOpenState, type Step } from "../request-rules";
import { whyNoAccess } from "../requestable";
import { takeStep } from "../take-step";
import { whoDecides } from "../who-decides";

/** Decides one request, or several alike. Each stands for itself, so that one refusal keeps no other from being decided. */
export async function decideAccess(actor: Actor, { ids, ...input }: DecideAccess): Promise<DecidedAccess> {
  const [only, ...others] = ids;
  if (only !== undefined && others.length === 0) {
    await decideOne(actor, only, input);
    return { decided: 1, refusals: [] };
  }
  const refusals: string[] = [];
  for (const id of new Set(ids)) {
    const refusal = await decideOne(actor, id, input).then(() => null, whyNot);
    if (refusal !== null) refusals.push(refusal);
  }
  return { decided: new Set(ids).size - refusals.length, refusals };
}

function whyNot(error: unknown): string {
  if (error instanceof AppError) return error.message;
  throw error;
}

async function decideOne(
  actor: Actor,
  id: string,
  { decision, reason, alternative }: Omit<DecideAccess, "ids">,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const request = await lockRequest(tx, actor, id);
    if (isAlreadyDone(request, actor, decision)) return;
    const [product] = await readProductAccess(tx, { id: request.product.id });
    if (!product) throw new Error(`The product of the request ${id} is gone.`);
    const directory = await readDirectory(tx);
    const { approvers, steps: asked } = whoDecides(directory, product, request);
    if (!isOpenState(request.state)) throw new AppError("conflict", await closedWords(tx, request));
    // Said before who decides: whoever asked is never among them, and is told why.
    if (request.requestedById === actor.id)
      throw new AppError("forbidden", "You asked for this yourself, so somebody else decides.");
    if (actor.tokenScopes !== null || !approvers.ids.includes(actor.id))
      throw new AppError("forbidden", await othersDecide(tx, request, approvers));
    const refusal = decision === "approve" ? whyNoAccess(product, request.portName) : null;
    if (refusal !== null) throw new AppError("conflict", `${refusal} It can only be denied.`);
    const steps = decision === "approve" ? await stepsByPolicies(tx, product, request, asked) : asked;
    const taken = await takeStep(tx, directory, actor, {
      request,
      product,
      move: { kind: decision, by: actor.id },
      steps,
      reason,
      alternativeId: decision === "deny" ? await alternativeOf(tx, actor, alternative) : null,
    });
    if (!taken.taken) throw new AppError("conflict", taken.reason);
  });
}

/** Policies that came into force since it was asked for bind as well: they may refuse it, or take a second decision. */
async function stepsByPolicies(
  tx: Tx,
  product: ProductAccess,
  request: AccessRequest,
  asked: Step,
): Promise<Step> {
  const { refusals, secondStepFor } = await checkPolicies(tx, product, request, now());
  const [first] = refusals.map((outcome) => refusalOf(request.portName, outcome));
  if (!first) return secondStepFor ? 2 : asked;
  const { policy, messages } = first;
  throw new AppError(
    "conflict",
    `${policy.key} “${policy.title}” stands against it now: ${messages.join(" ")} It can only be denied.`,
  );
}

/** Whether the actor's own last decision was this one: a button pressed twice. */
function isAlreadyDone({ decisions }: AccessRequest, actor: Actor, decision: "approve" | "deny"): boolean {
  const last = decisions.at(-1);
  return last?.decidedById === actor.id && last.outcome === (decision === "approve" ? "approved" : "denied");
}

async function closedWords(tx: Tx, { decisions, portName, state }: AccessRequest): Promise<string> {
  const last = decisions.at(-1);
  const ids = last?.decidedById ? [last.decidedById] : [];
  const [name] = (await readNames(tx, ids))(ids);
  return name
    ? `${name} decided about ${portName} before you: ${last?.outcome}.`
    : `The request for ${portName} has ended already: ${state}.`;
}

async function othersDecide(
  tx: Tx,
  { decisions, portName }: AccessRequest,
  approvers: Approvers,
): Promise<string> {
  const [first] = decisions;
  const firstIds = first?.decidedById ? [first.decidedById] : [];
  const namesOf = await readNames(tx, [...approvers.ids, ...firstIds]);
  const [firstName] = namesOf(firstIds);
  const passed = firstName ? `${firstName} approved the first step for ${portName}. ` : "";
  return `${passed}${approverWords(approvers, namesOf(approvers.ids))} decides about it.`;
}

async function alternativeOf(tx: Tx, actor: Actor, text: string): Promise<string | null> {
  if (text === "") return null;
  const ref = fromRefText(text);
  if (!ref)
    throw new AppError("invalid-input", "Name the other product as domain/name, such as sales/orders.");
  return (await getVisibleProduct(tx, actor, ref)).id;
}
