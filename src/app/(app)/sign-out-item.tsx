"use client";

import { LogOut } from "lucide-react";
import { startTransition } from "react";
import { DropdownMenuItem } from "@/components/ui/dropdown-menu";
import { signOutAction } from "./actions";

export function SignOutItem() {
  return (
    <DropdownMenuItem onSelect={() => startTransition(() => signOutAction())}>
      <LogOut aria-hidden />
      Sign out
    </DropdownMenuItem>
  );
}
