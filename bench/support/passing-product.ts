import { DOMAINS, generateProducts } from "./generated-products";

const [first] = generateProducts(1);
if (!first) throw new Error("No product was generated.");

/** A product of three ports and sixty columns that no starter policy refuses. */
export const PASSING_PRODUCT = first.document;
export const PASSING_REF = { domain: DOMAINS[first.domain]?.slug ?? "", name: first.name };
