import { type SearchParams, searchHref } from "@/lib/discovery/model";

/** The state of a search as fields of a form that changes one part of it. */
export function SearchStateInputs({ params }: { params: SearchParams }) {
  const query = new URLSearchParams(searchHref(params).split("?")[1]);
  return [...query].map(([name, value]) => (
    <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
  ));
}
