import { getPublishedCompliance } from "@/lib/governance/queries/find-compliance";
import { GET_COMPLIANCE, toComplianceAnswer } from "@/lib/interop/api/get-compliance";
import { answer } from "@/lib/transport/api-answer";
import { apiRoute } from "@/lib/transport/api-route";

export const GET = apiRoute(GET_COMPLIANCE, async (actor, { params }) => {
  const { version, evaluation } = await getPublishedCompliance(actor, params);
  return answer(toComplianceAnswer(params, version, evaluation));
});
