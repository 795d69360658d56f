import "server-only";
import { publicUrl } from "@/lib/platform/public-url";
import { termHref } from "./glossary";
import { Slug } from "./model";

/** How a document may point at a term: by its address, or by the part of it that stays when the installation moves. */
export function termUrls(slug: string): [string, string] {
  return [publicUrl(termHref(slug)), termHref(slug)];
}

/** The term of this installation that an address means; null for every other address. */
export function termSlugIn(url: string): string | null {
  const written = url.trim().split(/[?#]/)[0] ?? "";
  const slug = Slug.safeParse(written.slice(written.lastIndexOf("/") + 1));
  return slug.success && termUrls(slug.data).includes(written) ? slug.data : null;
}
