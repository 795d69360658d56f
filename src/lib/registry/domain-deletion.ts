/** How much is in a domain that cannot go with it. */
export type ContentsOfDomain = { products: number; subDomains: number; terms: number };

/** What keeps a domain from being deleted, as sentences for people; nothing when it is empty. */
export function obstaclesToDeletion({ products, subDomains, terms }: ContentsOfDomain): string[] {
  return [
    ...(products > 0 ? [`Data products, drafts included: ${products}.`] : []),
    ...(subDomains > 0 ? [`Sub-domains: ${subDomains}.`] : []),
    ...(terms > 0 ? [`Terms of the glossary, which can go to another domain: ${terms}.`] : []),
  ];
}
