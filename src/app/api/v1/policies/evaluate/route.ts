import { checkDocument } from "@/lib/governance/queries/check-document";
import {
  EVALUATE_DOCUMENT,
  productOf,
  SARIF,
  toEvaluationAnswer,
  unknownDomain,
} from "@/lib/interop/api/evaluate-document";
import { toSarif } from "@/lib/interop/api/sarif";
import { requireImported } from "@/lib/interop/require-imported";
import { publicUrl } from "@/lib/platform/public-url";
import { accepts, answer } from "@/lib/transport/api-answer";
import { apiRoute } from "@/lib/transport/api-route";

export const POST = apiRoute(EVALUATE_DOCUMENT, async (actor, { query, body, request }) => {
  const imported = requireImported(body);
  const ref = productOf(imported, query);
  const check = await checkDocument(actor, ref, imported.descriptor);
  if (!check) throw unknownDomain(ref);
  const isSarif = query.format === undefined ? accepts(request, SARIF) : query.format === "sarif";
  if (!isSarif) return answer(toEvaluationAnswer(ref, imported, check));
  const { sourceText } = imported;
  const { path = `${ref.name}.yaml` } = query;
  return answer(toSarif(check.evaluation, { sourceText, path, toUrl: publicUrl }), SARIF);
});
