import { publishProduct } from "@/lib/governance/commands/publish-product";
import { findWaivableKeys } from "@/lib/governance/queries/find-waivable-keys";
import { PUBLISH_DRAFT, toRefusal } from "@/lib/interop/api/publish-draft";
import { answer } from "@/lib/transport/api-answer";
import { apiRoute } from "@/lib/transport/api-route";
import { tellProblem } from "@/lib/transport/problem";

export const POST = apiRoute(PUBLISH_DRAFT, async (actor, { params: ref, body }) => {
  const publication = await publishProduct(actor, { ...ref, ...body });
  if (publication.published) return answer(publication);
  return tellProblem(toRefusal(publication, { ref, waivable: await findWaivableKeys() }));
});
