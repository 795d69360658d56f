import { Segment, SegmentedControl } from "@/components/ui/segmented-control";

const VIEWS = [
  { href: "/admin/search", label: "Index" },
  { href: "/admin/search/tuning", label: "Tuning" },
] as const;

/** The two pages about search. */
export function SearchViews({ current }: { current: (typeof VIEWS)[number]["href"] }) {
  return (
    <SegmentedControl aria-label="Search" className="w-fit">
      {VIEWS.map(({ href, label }) => (
        <Segment key={href} href={href} aria-current={href === current ? "page" : undefined}>
          {label}
        </Segment>
      ))}
    </SegmentedControl>
  );
}
