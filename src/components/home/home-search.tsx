import { Search } from "lucide-react";
import Form from "next/form";
import Link from "next/link";
import { RecentSearches } from "@/components/palette/recent-searches";
import { Button } from "@/components/ui/button";

const EXAMPLES = ["customer trends", "purchase history", "revenue", "customer_id"];

/** The question people come with, large; the examples show that tags and columns are found too. */
export function HomeSearch({ personId }: { personId: string }) {
  return (
    <div className="flex flex-col gap-2">
      <RecentSearches personId={personId} className="max-w-3xl">
        <Form action="/search" role="search" aria-label="From home" className="relative flex gap-2">
          <Search
            aria-hidden
            className="pointer-events-none absolute inset-y-0 left-3.5 my-auto size-5 text-muted"
          />
          <input
            type="search"
            name="q"
            aria-label="What are you looking for?"
            placeholder="What are you looking for?"
            autoComplete="off"
            enterKeyHint="search"
            maxLength={500}
            className="h-12 min-w-0 flex-1 rounded-lg border border-edge/50 bg-surface pr-3 pl-11 text-ink text-lg transition-colors placeholder:text-muted hover:border-edge focus-visible:border-accent focus-visible:outline-offset-[-1px]"
          />
          <Button type="submit" variant="primary" size="lg" className="h-12 px-5">
            Search
          </Button>
        </Form>
      </RecentSearches>
      <p className="flex flex-wrap items-center gap-x-3 text-muted text-sm">
        Try
        {EXAMPLES.map((example) => (
          <Link
            key={example}
            href={`/search?q=${encodeURIComponent(example)}`}
            className="inline-flex min-h-6 items-center rounded-sm text-accent underline decoration-accent/40 underline-offset-[3px] hover:decoration-accent"
          >
            {example}
          </Link>
        ))}
      </p>
    </div>
  );
}
