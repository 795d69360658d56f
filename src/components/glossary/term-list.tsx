import Link from "next/link";
import { counted } from "@/components/ui/counted";
import { DomainMark } from "@/components/ui/domain-mark";
import { Panel } from "@/components/ui/panel";
import { termHref } from "@/lib/registry/glossary";
import type { UsedTerm } from "@/lib/registry/used-term";

/** The glossary as one reads it: each term with the beginning of what it means. */
export function TermList({ terms }: { terms: readonly UsedTerm[] }) {
  return (
    <Panel className="divide-y">
      {terms.map(({ id, slug, name, synonyms, definition, domain, uses }) => (
        <article key={id} className="group relative flex flex-col gap-1 px-4 py-3 hover:bg-sunken/60">
          <h2 className="text-base">
            <Link href={termHref(slug)} className="after:absolute after:inset-0 group-hover:text-accent-ink">
              {name}
            </Link>
            {synonyms.length > 0 && (
              <span className="font-normal text-muted text-sm"> also {synonyms.join(", ")}</span>
            )}
          </h2>
          <p className="line-clamp-2 max-w-[80ch]">{definition}</p>
          <p className="flex items-center gap-1.5 text-muted text-sm">
            <DomainMark name={domain.name} hue={domain.hue} />
            {domain.name}
            <span aria-hidden>·</span>
            {uses === 0 ? "not linked yet" : counted(uses, "place", "places")}
          </p>
        </article>
      ))}
    </Panel>
  );
}
