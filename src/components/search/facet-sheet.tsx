"use client";

import { SlidersHorizontal } from "lucide-react";
import { Button } from "@/components/ui/button";
import {
  Sheet,
  SheetBody,
  SheetClose,
  SheetContent,
  SheetHeader,
  SheetTitle,
  SheetTrigger,
} from "@/components/ui/sheet";

/** The facets on a phone, where there is no room beside the results. */
export function FacetSheet({ summary, children }: { summary: string; children: React.ReactNode }) {
  return (
    <Sheet>
      <SheetTrigger asChild>
        <Button className="lg:hidden">
          <SlidersHorizontal aria-hidden />
          Filter
        </Button>
      </SheetTrigger>
      <SheetContent aria-describedby={undefined}>
        <SheetHeader>
          <SheetTitle>Filter</SheetTitle>
        </SheetHeader>
        <SheetBody>{children}</SheetBody>
        <div className="border-t p-3">
          <SheetClose asChild>
            <Button variant="primary" size="lg" className="w-full">
              {summary}
            </Button>
          </SheetClose>
        </div>
      </SheetContent>
    </Sheet>
  );
}
