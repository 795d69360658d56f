import { Button, ButtonLink } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { WAIVER_STATES, WAIVERS, type WaiverFilter } from "@/lib/governance/waiver";
import { WAIVER_STATE_WORDS } from "./waiver-words";
import { isNarrowed, waiversHref } from "./waivers-href";

type WaiverFiltersProps = {
  filter: WaiverFilter;
  policies: readonly { key: string; title: string }[];
};

/** State and policy as a plain form; a product or "waits for me" come from links and can be taken away. */
export function WaiverFilters({ filter, policies }: WaiverFiltersProps) {
  const { state, policy, product, waiting } = filter;

  return (
    <search className="flex flex-wrap items-center gap-2">
      <form action={WAIVERS} className="flex flex-wrap gap-2">
        {Object.entries({ product, waiting }).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <Select name="state" defaultValue={state ?? ""} aria-label="State" className="min-w-36 flex-1">
          <option value="">Any state</option>
          {WAIVER_STATES.map((value) => (
            <option key={value} value={value}>
              {WAIVER_STATE_WORDS[value]}
            </option>
          ))}
        </Select>
        <Select
          name="policy"
          defaultValue={policy ?? ""}
          aria-label="Policy"
          className="min-w-48 max-w-80 flex-1"
        >
          <option value="">Any policy</option>
          {policies.map(({ key, title }) => (
            <option key={key} value={key}>
              {key} · {title}
            </option>
          ))}
        </Select>
        <Button type="submit">Show</Button>
      </form>
      {product && (
        <ButtonLink href={waiversHref(filter, { product: undefined })} variant="quiet">
          {product} <span aria-hidden>×</span>
          <span className="sr-only">: show every product</span>
        </ButtonLink>
      )}
      {isNarrowed(filter) && (
        <ButtonLink href={WAIVERS} variant="quiet">
          Show all
        </ButtonLink>
      )}
    </search>
  );
}
