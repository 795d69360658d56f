import { type Approvers, type Directory, firstApprovers, secondApprovers } from "./approvers";
import type { AccessRequest } from "./model";
import { portBasis, portNamed, stepsFor } from "./port-basis";
import type { ProductAccess } from "./port-rows";
import type { Step } from "./request-rules";

/** Who has to take the step a request waits for, and how many steps there are as of now. */
export type Undecided = { step: Step; steps: Step; approvers: Approvers };

export function whoDecides(
  directory: Directory,
  { descriptor, domainId, named }: Pick<ProductAccess, "descriptor" | "domainId" | "named">,
  {
    portName,
    requestedById,
    decisions,
    secondStepFor,
  }: Pick<AccessRequest, "portName" | "requestedById" | "decisions" | "secondStepFor">,
): Undecided {
  const [first] = decisions;
  const basis = portBasis(descriptor, portName);
  if (first)
    return {
      step: 2,
      steps: 2,
      approvers: secondApprovers(directory, {
        domainId,
        requestedById,
        firstApproverId: first.decidedById,
      }),
    };
  const approval = portNamed(descriptor, portName)?.access?.approval;
  return {
    step: 1,
    steps: secondStepFor !== null ? 2 : basis ? stepsFor(basis) : 1,
    approvers: firstApprovers(directory, { domainId, approval, named, requestedById }),
  };
}
