"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

/** The published version as files other tools read. */
export function ExportMenu({ href, ports }: { href: string; ports: readonly string[] }) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button>
          <Download aria-hidden />
          Export
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuLabel>Product</DropdownMenuLabel>
        <DropdownMenuItem asChild>
          <a href={`${href}?format=odps`} download>
            ODPS (YAML)
          </a>
        </DropdownMenuItem>
        <DropdownMenuItem asChild>
          <a href={`${href}?format=agora`} download>
            Whole descriptor (YAML)
          </a>
        </DropdownMenuItem>
        {ports.length > 0 && <DropdownMenuSeparator />}
        {ports.length > 0 && <DropdownMenuLabel>Data contracts</DropdownMenuLabel>}
        {ports.map((port) => (
          <DropdownMenuItem key={port} asChild>
            <a href={`${href}?format=odcs&port=${encodeURIComponent(port)}`} download>
              {port} (ODCS)
            </a>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
