import { type BlastRadiusMessage, BlastRadiusRequest } from "@/lib/governance/blast-radius/request";
import { streamBlastRadius } from "@/lib/governance/blast-radius/stream-blast-radius";
import { streamRoute } from "@/lib/transport/stream-route";

export const POST = streamRoute(
  BlastRadiusRequest,
  streamBlastRadius,
  (message): BlastRadiusMessage => ({ type: "failed", message }),
);
