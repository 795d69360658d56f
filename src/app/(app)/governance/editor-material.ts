import type { TriedProduct } from "@/components/governance/examples-editor";
import type { PolicyEditorCalls } from "@/components/governance/policy-editor-calls";
import type { ProductOption } from "@/components/governance/preview-panel";
import type { PolicyInForce } from "@/lib/governance/contradictions";
import { findPoliciesInForce } from "@/lib/governance/queries/find-policies-in-force";
import { findPublishedSubject } from "@/lib/governance/queries/find-published-subject";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { findProductList } from "@/lib/registry/queries/find-product-list";
import {
  activatePolicyCall,
  changePolicyCall,
  createPolicyCall,
  readRevisionCall,
  readSubjectCall,
} from "./actions";

/** What the editors ask of the server. */
export const EDITOR_CALLS: PolicyEditorCalls = {
  create: createPolicyCall,
  change: changePolicyCall,
  activate: activatePolicyCall,
  readRevision: readRevisionCall,
  readSubject: readSubjectCall,
};

type EditorMaterial = {
  products: readonly ProductOption[];
  firstProduct: TriedProduct | null;
  inForce: readonly PolicyInForce[];
  asOf: Date;
  calls: PolicyEditorCalls;
};

/** What the editor has at hand besides the policy: products to try it on, and what it asks of the server. */
export async function editorMaterial(actor: Actor): Promise<EditorMaterial> {
  const { items } = await findProductList(actor, { q: "", page: 1, size: 100 });
  const [first] = items;
  const subject = first ? await findPublishedSubject(actor, first.ref) : null;
  return {
    products: items.map(({ ref, title, domain }) => ({
      value: `${ref.domain}/${ref.name}`,
      label: title,
      hint: domain.name,
    })),
    firstProduct: first && subject ? { title: first.title, subject } : null,
    inForce: await findPoliciesInForce(actor),
    asOf: now(),
    calls: EDITOR_CALLS,
  };
}
