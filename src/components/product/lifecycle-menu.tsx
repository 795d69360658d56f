"use client";

import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { FormAction } from "@/lib/platform/action-state";
import { productHref } from "@/lib/registry/model";
import type { ProductDetail } from "@/lib/registry/product";
import { DeprecateDialog } from "./deprecate-dialog";
import { LifecycleDialog } from "./lifecycle-dialog";

/** Only what the dialogs need: all of it is written into the page. */
type LifecycleOf = Pick<ProductDetail, "ref" | "title" | "lifecycle" | "sunset" | "lifecycleNote"> & {
  isPublished: boolean;
};

type LifecycleMenuProps = {
  product: LifecycleOf;
  mayChange: boolean;
  mayDelete: boolean;
  mayMove: boolean;
  deprecate: FormAction<void>;
  reactivate: FormAction<void>;
  retire: FormAction<void>;
  remove: FormAction<void>;
};

type Step = "deprecate" | "reactivate" | "retire" | "remove";

/** What the people of the domain can do with the product as a whole; others do not see it. */
export function LifecycleMenu({ product, mayChange, mayDelete, mayMove, ...actions }: LifecycleMenuProps) {
  const [step, setStep] = useState<Step | null>(null);
  const steps = stepsFor(product, mayChange, mayDelete);
  if (steps.length === 0 && !mayMove) return null;
  const close = () => setStep(null);

  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="icon" aria-label="More actions">
            <Ellipsis />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {steps.map(({ step: next, label }) => (
            <DropdownMenuItem key={next} onSelect={() => setStep(next)}>
              {label}
            </DropdownMenuItem>
          ))}
          {mayMove && (
            <DropdownMenuItem asChild>
              <Link href={`${productHref(product.ref)}/move`}>Move to another domain…</Link>
            </DropdownMenuItem>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      {step === "deprecate" && (
        <DeprecateDialog product={product} submit={actions.deprecate} onClose={close} />
      )}
      {step === "reactivate" && (
        <LifecycleDialog
          product={product}
          submit={actions.reactivate}
          onClose={close}
          title={`Make ${product.title} active again?`}
          consequence="Consumers no longer see a sunset date, a successor or your note."
          label="Make active"
        />
      )}
      {step === "retire" && (
        <LifecycleDialog
          product={product}
          submit={actions.retire}
          onClose={close}
          title={`Retire ${product.title}?`}
          consequence="It leaves search and lists at once. Its page stays, with its versions. Only publishing a new version brings it back."
          label="Retire"
        />
      )}
      {step === "remove" && (
        <LifecycleDialog
          product={product}
          submit={actions.remove}
          onClose={close}
          title={`Delete ${product.title}?`}
          consequence="Its draft is gone for good. It was never published, so nobody outside the domain has seen it."
          label="Delete"
        />
      )}
    </>
  );
}

function stepsFor({ lifecycle, isPublished }: LifecycleOf, mayChange: boolean, mayDelete: boolean) {
  const steps: { step: Step; label: string }[] = [];
  if (mayChange && lifecycle === "active") steps.push({ step: "deprecate", label: "Deprecate…" });
  if (mayChange && lifecycle === "deprecated") {
    steps.push({ step: "deprecate", label: "Change the deprecation…" });
    steps.push({ step: "reactivate", label: "Make active again…" });
  }
  if (mayChange && (lifecycle === "active" || lifecycle === "deprecated"))
    steps.push({ step: "retire", label: "Retire…" });
  if (mayDelete && !isPublished) steps.push({ step: "remove", label: "Delete the draft…" });
  return steps;
}
