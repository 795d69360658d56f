import { type BreakingChange, compareVersions, type LoweredFact } from "@/lib/registry/breaking-changes";
import type { Descriptor } from "@/lib/registry/descriptor";
import type { JsonObject } from "@/lib/registry/json";
import type { ProductRef } from "@/lib/registry/model";
import { type ReadDescriptor, readDescriptor } from "@/lib/registry/read-descriptor";
import type { AccessFacts } from "./access-facts";
import { accessView } from "./access-view";
import type { GrantedWaiver } from "./evaluation";
import { ELEMENT_KEY, ELEMENT_LABEL, POINTER, POINTERS } from "./language/view";
import { once } from "./once";
import { productView } from "./product-view";
import { withWorkedOut } from "./worked-out";

/** Everything an evaluation may depend on besides the policies. */
export type Subject = {
  ref: ProductRef;
  document: JsonObject;
  /** The last published document; null before the first publication. */
  previous: JsonObject | null;
  /** When `document` was published; the same as `asOf` while it is being published. */
  lastPublished: Date;
  asOf: Date;
  /** What consumers have today: its faults may fall under a policy's grace. Null before the first publication. */
  baseline: JsonObject | null;
  waivers: readonly GrantedWaiver[];
  /** The requests for access that are judged, where it is those and not the product. */
  access?: readonly AccessFacts[];
};

export type PolicyView = ReturnType<typeof policyView>;

/** What rules read; POLICY_SCHEMA describes it field by field. */
export function policyView(
  {
    document,
    previous,
    lastPublished,
    access,
  }: Pick<Subject, "document" | "previous" | "lastPublished" | "access">,
  descriptor: Descriptor,
) {
  const change = once(() => previous && compareVersions(previous, document));
  const product = productView(document, descriptor, "");
  return {
    product: Object.assign(product, { lastPublished: lastPublished.toISOString() }),
    ...(access && { access: accessView(access, product.outputPorts) }),
    previous: previous && productView(previous, readDescriptor(previous).descriptor, "@previous"),
    change: withWorkedOut(
      { [POINTER]: "@change" },
      {
        breaking: () => (change()?.breaking ?? []).map(breakingView),
        lowered: () => (change()?.lowered ?? []).map(loweredView),
      },
    ),
  };
}

/** A subject, read: its view for the rules and what did not fit for the essentials. */
export type Snapshot = Pick<Subject, "ref"> & Pick<ReadDescriptor, "problems"> & { view: PolicyView };

export function readSnapshot(subject: Subject): Snapshot {
  const { descriptor, problems } = readDescriptor(subject.document);
  return { ref: subject.ref, problems, view: policyView(subject, descriptor) };
}

function breakingView({ kind, pointer, label, message }: BreakingChange) {
  return { ...placeOf("breaking", kind, pointer, message), kind, place: label, message };
}

function loweredView({ kind, pointer, label, message, before, after }: LoweredFact) {
  const place = placeOf("lowered", kind, pointer, message);
  return { ...place, kind, place: label, message, before: before ?? null, after: after ?? null };
}

/** Whatever a rule says about a change, it is mended where the change was made. */
function placeOf(list: string, kind: string, pointer: string, message: string) {
  return {
    [POINTER]: pointer,
    [POINTERS]: { kind: pointer, place: pointer, message: pointer, before: pointer, after: pointer },
    [ELEMENT_KEY]: `change.${list}[${kind}: ${message}]`,
    [ELEMENT_LABEL]: message.replace(/\.$/, ""),
  };
}
