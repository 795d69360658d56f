import { type Approvers, type Directory, firstApprovers, secondApprovers, type ToApprove } from "./approvers";
import type { AccessRequest } from "./model";
import { portBasis, portNamed, stepsFor } from "./port-basis";
import type { ProductAccess } from "./port-rows";
import type { Step } from "./request-rules";

/** Who has to take the step a request waits for, and how many steps there are as of now. */
export type Undecided = { step: Step; steps: Step; approvers: Approvers };

export function whoDecides(
  directory: Directory,
  { descriptor, domainId, named }: Pick<ProductAccess, "descriptor" | "domainId" | "named">,
  request: Pick<AccessRequest, "portName" | "requestedById" | "decisions" | "secondStepFor">,
): Undecided {
  const basis = portBasis(descriptor, request.portName);
  const approval = portNamed(descriptor, request.portName)?.access?.approval;
  const asked = { domainId, named, approval, requestedById: request.requestedById };
  const isSecond = request.decisions.length > 0;
  return {
    step: isSecond ? 2 : 1,
    steps: isSecond || request.secondStepFor !== null ? 2 : basis ? stepsFor(basis) : 1,
    approvers: approversOf(directory, asked, request.decisions),
  };
}

/** The people alone, which can be told without reading what the port holds. */
export function approversOf(
  directory: Directory,
  asked: ToApprove,
  [first]: readonly { decidedById: string | null }[],
): Approvers {
  if (!first) return firstApprovers(directory, asked);
  return secondApprovers(directory, { ...asked, firstApproverId: first.decidedById });
}
