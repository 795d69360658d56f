import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Button, ButtonLink } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { CATEGORIES, CATEGORY_LABELS, type Category } from "@/lib/governance/model";

export type PolicyTemplate = { code: string; title: string; sentence: string; category: Category };

type TemplateGalleryProps = {
  action: string;
  templates: readonly PolicyTemplate[];
  /** Policies of the register, to start from a copy of one. */
  policies: readonly { key: string; title: string }[];
};

/** Three ways to begin: a blank sentence, a copy of a policy, or one of the ready-made ones. */
export function TemplateGallery({ action, templates, policies }: TemplateGalleryProps) {
  const taken = new Set(policies.map(({ key }) => key));

  return (
    <div className="flex flex-col gap-8">
      <div className="grid gap-4 md:grid-cols-2">
        <div className="flex flex-col items-start gap-3 rounded-lg border bg-surface p-4">
          <div>
            <h2 className="text-lg">A blank sentence</h2>
            <p className="text-muted">Say yourself what must hold of which products, ports or columns.</p>
          </div>
          <ButtonLink href={`${action}?from=blank`} variant="primary">
            Start blank
          </ButtonLink>
        </div>
        {policies.length > 0 && (
          <form action={action} className="flex flex-col gap-3 rounded-lg border bg-surface p-4">
            <div>
              <h2 className="text-lg">A copy</h2>
              <p className="text-muted">Begin with what a policy of the register says today.</p>
            </div>
            <div className="flex gap-2">
              <Select name="copy" aria-label="Policy to copy" className="min-w-0 flex-1">
                {policies.map(({ key, title }) => (
                  <option key={key} value={key}>
                    {key} · {title}
                  </option>
                ))}
              </Select>
              <Button type="submit">Copy</Button>
            </div>
          </form>
        )}
      </div>
      {CATEGORIES.map((category) => (
        <section key={category} aria-label={CATEGORY_LABELS[category]} className="flex flex-col gap-2">
          <h2 className="text-lg">{CATEGORY_LABELS[category]}</h2>
          <ul className="divide-y rounded-lg border bg-surface">
            {templates
              .filter((template) => template.category === category)
              .map(({ code, title, sentence }) => (
                <li key={code} className="group relative flex flex-col gap-0.5 px-4 py-3 hover:bg-sunken/60">
                  <h3 className="flex flex-wrap items-center gap-2 text-base">
                    <Link
                      href={`${action}?from=${code}`}
                      className="after:absolute after:inset-0 focus-visible:outline-offset-4 group-hover:text-accent-ink"
                    >
                      {title}
                    </Link>
                    {taken.has(code) && <Badge>in the register as {code}</Badge>}
                  </h3>
                  <p className="max-w-[80ch] text-muted [overflow-wrap:anywhere]">{sentence}</p>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
