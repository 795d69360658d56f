import type { BlastRadiusMessage } from "@/lib/governance/blast-radius/request";
import { streamBlastRadius } from "@/lib/governance/blast-radius/stream-blast-radius";
import { getNewestVersion } from "@/lib/governance/queries/find-policy";
import { lastMessage, TRY_POLICY } from "@/lib/interop/api/try-policy";
import { accepts, answer, streamedAnswer } from "@/lib/transport/api-answer";
import { apiRoute } from "@/lib/transport/api-route";

export const POST = apiRoute(TRY_POLICY, async (actor, { params: { key }, query, request }) => {
  const version = query.version ?? (await getNewestVersion(actor, key));
  const messages = streamBlastRadius(actor, { kind: "saved", key, version });
  if (accepts(request, "application/x-ndjson"))
    return streamedAnswer(messages, (message): BlastRadiusMessage => ({ type: "failed", message }));
  return answer({ key, version, ...(await lastMessage(messages)) });
});
