type Definition = { type?: string | undefined; url?: string | undefined };

/** The word ODCS has for a link to what something means in the business. */
export const BUSINESS_DEFINITION = "businessDefinition";

/** The addresses a document gives for what this means in the business. */
export function businessDefinitionsOf({
  authoritativeDefinitions = [],
}: {
  authoritativeDefinitions?: readonly Definition[] | undefined;
}): string[] {
  return authoritativeDefinitions.flatMap((definition) =>
    definition.url && isBusinessDefinition(definition) ? [definition.url] : [],
  );
}

export function isBusinessDefinition({ type }: Definition): boolean {
  return type?.toLowerCase() === BUSINESS_DEFINITION.toLowerCase();
}
