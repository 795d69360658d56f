import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { CATEGORIES, CATEGORY_LABELS, LEVELS, type PolicyFilter, PolicyStatus } from "@/lib/governance/model";
import type { PolicyCounts } from "@/lib/governance/policy";
import { LEVEL_WORDS, STATUS_WORDS } from "./policy-words";
import { registerHref } from "./register-href";

type RegisterFiltersProps = { filter: PolicyFilter; counts: PolicyCounts };

/** The register narrowed by links: each choice says how many policies it would leave. */
export function RegisterFilters({ filter, counts }: RegisterFiltersProps) {
  return (
    <div className="flex flex-col gap-5">
      <Choices
        title="Status"
        options={PolicyStatus.options.map((status) => ({
          label: STATUS_WORDS[status].label,
          count: counts.status[status] ?? 0,
          isChosen: filter.status === status,
          href: registerHref(filter, { status: filter.status === status ? undefined : status }),
        }))}
      />
      <Choices
        title="Level"
        options={LEVELS.map((level) => ({
          label: LEVEL_WORDS[level].label,
          count: counts.level[level] ?? 0,
          isChosen: filter.level === level,
          href: registerHref(filter, { level: filter.level === level ? undefined : level }),
        }))}
      />
      <Choices
        title="Category"
        options={CATEGORIES.map((category) => ({
          label: CATEGORY_LABELS[category],
          count: counts.category[category] ?? 0,
          isChosen: filter.category === category,
          href: registerHref(filter, { category: filter.category === category ? undefined : category }),
        }))}
      />
    </div>
  );
}

type Option = { label: string; count: number; isChosen: boolean; href: string };

function Choices({ title, options }: { title: string; options: readonly Option[] }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-1 px-2 text-muted text-xs">{title}</h2>
      <ul>
        {options.map(({ label, count, isChosen, href }) => (
          <li key={label}>
            <Link
              href={href}
              scroll={false}
              aria-current={isChosen ? "true" : undefined}
              className={cn(
                "flex min-h-7 items-center gap-2 rounded-md px-2 py-0.5 transition-colors hover:bg-sunken pointer-coarse:min-h-10",
                "focus-visible:outline-offset-[-2px] aria-[current=true]:bg-accent-wash aria-[current=true]:font-medium aria-[current=true]:text-accent-ink",
              )}
            >
              <span className="min-w-0 flex-1">{label}</span>
              <span className="text-muted text-sm tabular-nums">
                <span className="sr-only">, </span>
                {count}
                <span className="sr-only"> policies</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
