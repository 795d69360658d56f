import { facetLabel } from "@/lib/discovery/facet-labels";

/** "Confidential, personal data": what people must know before they ask, or decide. */
export function sensitivityWords({
  classification,
  personalData,
}: {
  classification: string | undefined;
  personalData: string | undefined;
}): string {
  const strictest = classification ? facetLabel("classification", classification) : "Not classified";
  const personal =
    personalData && personalData.trim().toLowerCase() !== "none"
      ? facetLabel("personal", personalData).toLowerCase()
      : "no personal data stated";
  return `${strictest}, ${personal}`;
}
