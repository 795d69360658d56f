import Link from "next/link";
import { cn } from "@/components/ui/cn";

type ChoiceLinkProps = { href: string; isChosen: boolean; label: string; children?: React.ReactNode };

/** One thing to narrow a search by, as a link to the search it leads to. */
export function ChoiceLink({ href, isChosen, label, children }: ChoiceLinkProps) {
  return (
    <Link
      href={href}
      scroll={false}
      prefetch={false}
      aria-current={isChosen ? "true" : undefined}
      className={cn(
        "flex h-7 items-center gap-2 rounded-md px-2 transition-colors hover:bg-sunken pointer-coarse:h-10",
        "focus-visible:outline-offset-[-2px] aria-[current=true]:bg-accent-wash aria-[current=true]:font-medium aria-[current=true]:text-accent-ink",
      )}
    >
      <span className="min-w-0 flex-1 truncate" title={label}>
        {label}
      </span>
      {children}
    </Link>
  );
}
