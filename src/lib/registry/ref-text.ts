import { ProductRef } from "./model";

/** `sales/orders`: a product's name in documents, edges and events. */
export function toRefText({ domain, name }: ProductRef): string {
  return `${domain}/${name}`;
}

/** Null when the text names no product. */
export function fromRefText(text: string): ProductRef | null {
  const [domain, name, ...rest] = text.trim().split("/");
  const ref = ProductRef.safeParse({ domain, name });
  return ref.success && rest.length === 0 ? ref.data : null;
}
