import type { Descriptor } from "@/lib/registry/descriptor";
import type { Lifecycle } from "@/lib/registry/model";
import { portNamed } from "./port-basis";

/** Why nobody can be given access at a port; null when somebody can. */
export function whyNoAccess(
  { descriptor, lifecycle }: { descriptor: Descriptor; lifecycle: Lifecycle },
  portName: string,
): string | null {
  if (lifecycle === "retired") return "The product is retired: nobody gets access any more.";
  if (lifecycle !== "active" && lifecycle !== "deprecated") return "The product is not published yet.";
  return portNamed(descriptor, portName) ? null : `The product has no output port ${portName} any more.`;
}
