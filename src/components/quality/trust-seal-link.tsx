"use client";

import Link from "next/link";
import { Tooltip, TooltipContent, TooltipTrigger } from "@/components/ui/tooltip";
import type { TrustState } from "@/lib/quality/trust";
import { TrustSeal } from "./trust-seal";

type TrustSealLinkProps = { state: TrustState; reasons: readonly string[]; href: string };

/** The seal with its reasons on hover and focus, leading to the evidence. */
export function TrustSealLink({ state, reasons, href }: TrustSealLinkProps) {
  return (
    <Tooltip>
      <TooltipTrigger asChild>
        <Link
          href={href}
          data-slot="trust-seal-link"
          className="-mx-1 inline-flex rounded-sm px-1 py-0.5 transition-colors hover:bg-sunken"
        >
          <TrustSeal state={state} />
        </Link>
      </TooltipTrigger>
      <TooltipContent>
        <ul className="flex flex-col gap-1">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </TooltipContent>
    </Tooltip>
  );
}
