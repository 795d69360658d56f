import { getBundle } from "@/lib/governance/queries/find-bundle";
import { GET_BUNDLE, toBundleAnswer } from "@/lib/interop/api/get-bundle";
import { taggedAnswer } from "@/lib/transport/api-answer";
import { apiRoute } from "@/lib/transport/api-route";

export const GET = apiRoute(GET_BUNDLE, async (actor, { query: { domain = null }, request }) =>
  taggedAnswer(request, toBundleAnswer(await getBundle(actor, domain), domain)),
);
