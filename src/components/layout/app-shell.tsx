import { BottomBar } from "./bottom-bar";
import type { NavigationGroup } from "./navigation";
import type { Person } from "./person-menu";
import { Rail } from "./rail";
import type { RailWidth } from "./rail-width";
import { SkipLink } from "./skip-link";
import { TopBar } from "./top-bar";

type AppShellProps = {
  person: Person;
  navigation: readonly NavigationGroup[];
  /** From the cookie `RAIL_COOKIE`, so that the first paint has the width the person chose. */
  rail: RailWidth;
  /** What stands between the search box and the person: create, the command palette, notifications. */
  tools: React.ReactNode;
  /** A `DropdownMenuItem` that signs out. */
  signOut: React.ReactNode;
  children: React.ReactNode;
};

/** The frame around every page of someone who is signed in. */
export function AppShell({ person, navigation, rail, tools, signOut, children }: AppShellProps) {
  return (
    <div data-slot="app-shell" className="flex min-h-dvh">
      <SkipLink />
      <Rail navigation={navigation} initialWidth={rail} />
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar person={person} signOut={signOut} tools={tools} />
        <main
          id="main"
          tabIndex={-1}
          className="flex min-w-0 flex-1 flex-col pb-[calc(3.5rem+env(safe-area-inset-bottom))] md:pb-0"
        >
          {children}
        </main>
      </div>
      <BottomBar items={navigation.flat()} />
    </div>
  );
}
