import { RECORD_RUN_EVENTS } from "@/lib/interop/api/evidence";
import { recordRunEvents } from "@/lib/quality/commands/record-checks";
import { answer } from "@/lib/transport/api-answer";
import { apiRoute } from "@/lib/transport/api-route";

export const POST = apiRoute(RECORD_RUN_EVENTS, async (actor, { params: ref, body }) =>
  answer(await recordRunEvents(actor, { ...ref, events: [body].flat() })),
);
