import "server-only";
import { claimRequest } from "@/lib/discovery/commands/provide-request";
import { backRequest, requestData } from "@/lib/discovery/commands/request-data";
import { DEMO_REQUESTS } from "./requests";
import { actorFor } from "./settle-in";

/** Asks for the data the demo misses, as its people do; answers the ids of the requests. */
export async function createDemoRequests(domainIds: ReadonlyMap<string, string>): Promise<string[]> {
  const ids: string[] = [];
  for (const { title, reason, by, backers, claim } of DEMO_REQUESTS) {
    const { id } = await requestData(await actorFor(by), { title, reason });
    for (const email of backers) await backRequest(await actorFor(email), { id, backs: true });
    if (claim) {
      const domainId = domainIds.get(claim.domain);
      if (!domainId) throw new Error(`There is no domain ${claim.domain} to claim a request for.`);
      await claimRequest(await actorFor(claim.by), { id, domainId });
    }
    ids.push(id);
  }
  return ids;
}
