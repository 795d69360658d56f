import Link from "next/link";
import { Logo } from "./logo";
import { type Person, PersonMenu } from "./person-menu";
import { SearchBox } from "./search-box";

type TopBarProps = { person: Person; signOut: React.ReactNode; tools: React.ReactNode };

export function TopBar({ person, signOut, tools }: TopBarProps) {
  return (
    <header data-slot="top-bar" className="sticky top-0 z-30 border-b bg-paper">
      {/* As wide as a page, so that the search box starts where the page does. */}
      <div className="mx-auto flex h-14 max-w-7xl items-center gap-2 px-3 sm:gap-3 md:px-6">
        <Link
          href="/"
          aria-label="Agora, home"
          className="grid size-9 shrink-0 place-items-center rounded-md md:hidden"
        >
          <Logo />
        </Link>
        <SearchBox personId={person.id} />
        <div className="ml-auto flex shrink-0 items-center gap-1 sm:gap-2">
          {tools}
          <PersonMenu person={person} signOut={signOut} />
        </div>
      </div>
    </header>
  );
}
