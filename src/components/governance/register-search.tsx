import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { PolicyFilter } from "@/lib/governance/model";
import { GOVERNANCE } from "./register-href";

type RegisterSearchProps = {
  filter: PolicyFilter;
  domains: readonly { slug: string; name: string; depth: number }[];
};

/** Words and layer, as a plain form; the filters chosen by links travel along. */
export function RegisterSearch({ filter, domains }: RegisterSearchProps) {
  const { category, level, status } = filter;

  return (
    <search>
      <form action={GOVERNANCE} className="flex flex-wrap gap-2">
        {Object.entries({ category, level, status }).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <div className="min-w-48 flex-1 basis-64">
          <Input
            type="search"
            name="text"
            defaultValue={filter.text}
            placeholder="Key or words of the title"
            aria-label="Key or words of the title"
          />
        </div>
        <Select
          name="layer"
          defaultValue={filter.layer ?? ""}
          aria-label="Who set it"
          className="min-w-40 flex-1 basis-48 sm:flex-none"
        >
          <option value="">Set by anybody</option>
          <option value="global">Whole organisation</option>
          {domains.map(({ slug, name, depth }) => (
            <option key={slug} value={slug}>
              {"  ".repeat(depth)}
              {name}
            </option>
          ))}
        </Select>
        <Button type="submit">Find</Button>
      </form>
    </search>
  );
}
