"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Command, CommandGroup, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { ProductChoice } from "@/lib/registry/product";
import { useProduct } from "../product-context";

type ProductPickerProps = {
  label: string;
  /** `port` is null for the product as a whole. */
  onPick: (product: ProductChoice, port: string | null) => void;
};

type Found = { kind: "waiting" } | { kind: "failed" } | { kind: "found"; products: readonly ProductChoice[] };

const PAUSE = 180;

/** Finds published products as one types, and picks one of their output ports. */
export function ProductPicker({ label, onPick }: ProductPickerProps) {
  const { findProducts } = useProduct();
  const [isOpen, setIsOpen] = useState(false);
  const [found, setFound] = useState<Found>({ kind: "waiting" });
  const [search] = useState(() => latestOnly(findProducts, setFound));

  function open(next: boolean) {
    setIsOpen(next);
    if (next) search("", 0);
  }

  function pick(product: ProductChoice, port: string | null) {
    setIsOpen(false);
    onPick(product, port);
  }

  return (
    <Popover open={isOpen} onOpenChange={open}>
      <PopoverTrigger asChild>
        <Button size="sm">
          {label !== "Change" && <Plus aria-hidden />}
          {label}
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="Choose an upstream product" className="w-96 p-0">
        <Command label="Published products" shouldFilter={false}>
          <CommandInput placeholder="Search published products" onValueChange={(q) => search(q, PAUSE)} />
          <CommandList label="Published products">
            {found.kind !== "found" && (
              <p role="status" className="px-2 py-6 text-center text-muted">
                {found.kind === "waiting" ? "Looking…" : "The products could not be read. Try again."}
              </p>
            )}
            {found.kind === "found" && found.products.length === 0 && (
              <p role="status" className="px-2 py-6 text-center text-muted">
                No published product matches.
              </p>
            )}
            {found.kind === "found" &&
              found.products.map((product) => (
                <CommandGroup key={product.id} heading={`${product.title} · ${product.domainName}`}>
                  {product.ports.map((port) => (
                    <CommandItem
                      key={port.name}
                      value={`${product.id}#${port.name}`}
                      onSelect={() => pick(product, port.name)}
                    >
                      <span className="min-w-0 flex-1 truncate font-mono text-sm">{port.name}</span>
                      <span className="text-muted text-sm">{port.type}</span>
                    </CommandItem>
                  ))}
                  {product.ports.length === 0 && (
                    <CommandItem value={product.id} onSelect={() => pick(product, null)}>
                      The product as a whole
                    </CommandItem>
                  )}
                </CommandGroup>
              ))}
          </CommandList>
        </Command>
      </PopoverContent>
    </Popover>
  );
}

/** Answers arrive in any order; only the one to the last question counts. */
function latestOnly(
  findProducts: ReturnType<typeof useProduct>["findProducts"],
  answer: (found: Found) => void,
): (q: string, pause: number) => void {
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (q, pause) => {
    const own = ++asked;
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const result = await findProducts({ q }).catch(() => null);
      if (own !== asked) return;
      answer(result?.ok ? { kind: "found", products: result.value } : { kind: "failed" });
    }, pause);
  };
}
