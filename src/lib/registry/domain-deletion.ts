/** What keeps a domain from being deleted, as sentences for people; nothing when it is empty. */
export function obstaclesToDeletion(domain: {
  products: number;
  subDomains: number;
  terms: number;
}): string[] {
  return [
    ...(domain.products > 0 ? [`Data products, drafts included: ${domain.products}.`] : []),
    ...(domain.subDomains > 0 ? [`Sub-domains: ${domain.subDomains}.`] : []),
    ...(domain.terms > 0 ? [`Terms of the glossary, which can go to another domain: ${domain.terms}.`] : []),
  ];
}
