import "server-only";
import { createTerm } from "@/lib/registry/commands/create-term";
import { DEMO_DOMAINS } from "./domains";
import { actorFor } from "./settle-in";
import { DEMO_TERMS } from "./terms";

/** Who defines terms for each department; sub-domains follow their parent. */
const DEFINERS: Readonly<Record<string, string>> = {
  sales: "olivia@agora.example",
  marketing: "mara@agora.example",
  finance: "finn@agora.example",
  "product-development": "priya@agora.example",
};

/** Defines the terms the demo products link to; answers their ids. */
export async function createDemoTerms(domainIds: ReadonlyMap<string, string>): Promise<string[]> {
  const ids: string[] = [];
  for (const { slug: address, name, definition, synonyms, domain: slug } of DEMO_TERMS) {
    const domain = DEMO_DOMAINS.find((candidate) => candidate.slug === slug);
    const email = DEFINERS[domain?.parent ?? slug];
    const domainId = domainIds.get(slug);
    if (!email || !domainId) throw new Error(`Nobody defines terms for ${slug}.`);
    const { id } = await createTerm(await actorFor(email), {
      slug: address,
      name,
      definition,
      synonyms: [...synonyms],
      domainId,
    });
    ids.push(id);
  }
  return ids;
}
