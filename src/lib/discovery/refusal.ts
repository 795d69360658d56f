import { ProductSearchDoc } from "./document";

/** Why one operation was not carried out. The others were. */
export type Refusal = {
  id: string;
  code: "invalid-document" | "index-full" | "refused-by-server";
  message: string;
};

/** Asked before a document is written anywhere, so that it can never take its neighbours with it. */
export function checkDocument(doc: ProductSearchDoc): ProductSearchDoc | Refusal {
  const parsed = ProductSearchDoc.safeParse(doc);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return {
    id: String(doc.id),
    code: "invalid-document",
    message: `${issue?.path.join(".")}: ${issue?.message}`,
  };
}

export function isRefusal(checked: ProductSearchDoc | Refusal): checked is Refusal {
  return "code" in checked;
}
