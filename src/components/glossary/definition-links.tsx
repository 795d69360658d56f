import { BookA } from "lucide-react";
import Link from "next/link";
import { WebLink } from "@/components/product/web-link";
import { type TermSummary, termHref } from "@/lib/registry/glossary";

type DefinitionLinksProps = {
  urls: readonly string[];
  /** The terms of this glossary among them, by address. */
  terms: ReadonlyMap<string, TermSummary>;
};

/** What a column or port means in the business: terms of the glossary by name, other addresses by their host. */
export function DefinitionLinks({ urls, terms }: DefinitionLinksProps) {
  if (urls.length === 0) return null;
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-0.5 text-sm">
      {[...new Set(urls)].map((url) => {
        const term = terms.get(url);
        return (
          <span key={url} className="inline-flex items-center gap-1">
            <BookA aria-hidden className="size-3.5 text-muted" />
            {term ? (
              <Link
                href={termHref(term.slug)}
                title={term.definition.slice(0, 300)}
                className="rounded-sm text-accent underline decoration-accent/40 underline-offset-[3px] hover:decoration-accent"
              >
                {term.name}
              </Link>
            ) : (
              <WebLink href={url}>{URL.canParse(url) ? new URL(url).host : url}</WebLink>
            )}
          </span>
        );
      })}
    </span>
  );
}
