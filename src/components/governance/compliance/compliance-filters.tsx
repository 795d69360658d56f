import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { COMPLIANCE, type ComplianceFilter } from "@/lib/governance/compliance/overview";

type ComplianceFiltersProps = {
  filter: ComplianceFilter;
  domains: readonly { slug: string; name: string; depth: number }[];
  owners: readonly { id: string; name: string }[];
};

/** Whose products the whole page is about, as a plain form; what narrows only the list travels along. */
export function ComplianceFilters({ filter, domains, owners }: ComplianceFiltersProps) {
  const { policy, show } = filter;

  return (
    <search>
      <form action={COMPLIANCE} className="flex flex-wrap gap-2">
        {Object.entries({ policy, show }).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <Select
          name="domain"
          defaultValue={filter.domain ?? ""}
          aria-label="Domain"
          className="min-w-40 flex-1 basis-48 sm:flex-none"
        >
          <option value="">All domains</option>
          {domains.map(({ slug, name, depth }) => (
            <option key={slug} value={slug}>
              {"  ".repeat(depth)}
              {name}
            </option>
          ))}
        </Select>
        <Select
          name="owner"
          defaultValue={filter.owner ?? ""}
          aria-label="Owner"
          className="min-w-40 flex-1 basis-48 sm:flex-none"
        >
          <option value="">Any owner</option>
          {owners.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <Button type="submit">Show</Button>
      </form>
    </search>
  );
}
