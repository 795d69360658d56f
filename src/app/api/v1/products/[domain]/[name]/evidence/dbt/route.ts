import { RECORD_RUN_RESULTS } from "@/lib/interop/api/evidence";
import { recordRunResults } from "@/lib/quality/commands/record-checks";
import { answer } from "@/lib/transport/api-answer";
import { apiRoute } from "@/lib/transport/api-route";

export const POST = apiRoute(RECORD_RUN_RESULTS, async (actor, { params: ref, body: results }) =>
  answer(await recordRunResults(actor, { ...ref, results })),
);
