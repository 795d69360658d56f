import { LEVELS } from "@/lib/governance/model";
import { LEVEL_WORDS } from "./policy-words";

/** For whoever meets policies for the first time: what they are, and what each level does. */
export function LevelGuide() {
  return (
    <section
      aria-label="What policies do"
      className="flex flex-col gap-4 rounded-lg border bg-surface px-4 py-4 sm:px-5"
    >
      <p className="max-w-[80ch]">
        A policy says what every data product, port or column it is about must fulfil. It is checked while
        people edit and again, by the same evaluation, at the moment they publish. Its level decides what
        happens to a product that does not meet it:
      </p>
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2 xl:grid-cols-4">
        {LEVELS.map((level) => (
          <div key={level} className="flex flex-col gap-0.5">
            <dt className="font-medium">{LEVEL_WORDS[level].label}</dt>
            <dd className="text-muted text-sm">{LEVEL_WORDS[level].effect}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
