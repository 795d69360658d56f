"use client";

import { Columns3, ListChecks } from "lucide-react";
import Link from "next/link";
import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { COMPARED_MAX } from "@/lib/discovery/compare-params";
import { togglePicked, useCompareSelection } from "./compare-selection";

type CompareToggleProps = {
  /** `domain/name`. */
  product: string;
  title: string;
  size?: "sm" | "md";
};

/** Picks a product to be compared; without JavaScript it leads to the comparison that begins with it. */
export function CompareToggle({ product, title, size = "sm" }: CompareToggleProps) {
  const selection = useCompareSelection();
  const isPicked = selection?.some((picked) => picked.ref === product) ?? false;
  const className = cn(
    buttonVariants({ variant: size === "sm" ? "quiet" : "secondary", size }),
    "aria-pressed:bg-accent-wash aria-pressed:text-accent-ink",
    size === "sm" && "text-muted",
  );

  if (selection === null) {
    return (
      <Link href={`/compare?products=${product}`} prefetch={false} className={className}>
        <Columns3 aria-hidden />
        <CompareWords title={title} isSmall={size === "sm"} />
      </Link>
    );
  }
  return (
    <button
      type="button"
      aria-pressed={isPicked}
      disabled={!isPicked && selection.length >= COMPARED_MAX}
      title={!isPicked && selection.length >= COMPARED_MAX ? "Four are picked already" : undefined}
      onClick={() => togglePicked({ ref: product, title })}
      className={className}
    >
      {isPicked ? <ListChecks aria-hidden /> : <Columns3 aria-hidden />}
      <CompareWords title={title} isSmall={size === "sm"} />
    </button>
  );
}

function CompareWords({ title, isSmall }: { title: string; isSmall: boolean }) {
  return (
    <span className={isSmall ? "max-sm:sr-only" : undefined}>
      Compare <span className="sr-only">{title}</span>
    </span>
  );
}
