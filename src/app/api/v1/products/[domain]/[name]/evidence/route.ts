import { LIST_EVIDENCE, RECORD_EVIDENCE, toEvidenceList } from "@/lib/interop/api/evidence";
import { notFound } from "@/lib/platform/errors";
import { recordEvidence } from "@/lib/quality/commands/record-evidence";
import { findPromises } from "@/lib/quality/queries/find-promises";
import { findTrustOf } from "@/lib/quality/queries/find-trust";
import { answer } from "@/lib/transport/api-answer";
import { apiRoute } from "@/lib/transport/api-route";

export const GET = apiRoute(LIST_EVIDENCE, async (actor, { params: ref }) => {
  const promises = await findPromises(actor, ref);
  if (!promises) throw notFound("published data product");
  return answer(toEvidenceList(ref, promises, await findTrustOf(actor, ref)));
});

export const POST = apiRoute(RECORD_EVIDENCE, async (actor, { params: ref, body }) =>
  answer(await recordEvidence(actor, { ...ref, ...body })),
);
