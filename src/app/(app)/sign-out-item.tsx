"use client";

import { LogOut } from "lucide-react";
import { startTransition } from "react";
import { forgetPlaces } from "@/components/palette/recent-places";
import { DropdownMenuItem } from "@/components/ui/dropdown-menu";
import { signOutAction } from "./actions";

export function SignOutItem({ personId }: { personId: string }) {
  function signOut() {
    forgetPlaces(personId);
    startTransition(() => signOutAction());
  }

  return (
    <DropdownMenuItem onSelect={signOut}>
      <LogOut aria-hidden />
      Sign out
    </DropdownMenuItem>
  );
}
