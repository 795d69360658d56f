"use client";

import { UserRound } from "lucide-react";
import Link from "next/link";
import { ThemeMenuItems } from "@/components/theme/theme-menu-items";
import { Avatar, initialsOf } from "@/components/ui/avatar";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

export type Person = { id: string; name: string; email: string; initials?: string };

type PersonMenuProps = {
  person: Person;
  /** The menu item that signs out. */
  signOut: React.ReactNode;
};

export function PersonMenu({ person, signOut }: PersonMenuProps) {
  const initials = person.initials ?? initialsOf(person.name);

  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        data-slot="person-menu"
        aria-label={`Account of ${person.name}`}
        className="grid size-9 shrink-0 place-items-center rounded-full transition-colors hover:bg-sunken data-[state=open]:bg-sunken pointer-coarse:size-10"
      >
        <Avatar initials={initials} />
      </DropdownMenuTrigger>
      <DropdownMenuContent className="w-60">
        <div className="min-w-0 px-2 py-1.5">
          <p className="truncate font-medium">{person.name}</p>
          <p className="truncate text-muted text-sm">{person.email}</p>
        </div>
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <Link href="/account">
            <UserRound aria-hidden />
            Account
          </Link>
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <ThemeMenuItems />
        <DropdownMenuSeparator />
        {signOut}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
