import {
  BookA,
  FilePen,
  House,
  Inbox,
  KeyRound,
  LayoutGrid,
  Megaphone,
  Scale,
  Search,
  Settings,
  Waypoints,
} from "lucide-react";

export type NavigationItem = {
  href: string;
  label: string;
  icon: React.ReactNode;
  /** How many things wait there; none is not shown. */
  count?: number;
};

export type NavigationGroup = readonly NavigationItem[];

/** The places of Agora for this person, in the order of the rail; the first four are the phone's bottom bar. */
export function navigationFor(person: {
  isAdmin: boolean;
  draftCount: number;
  inboxCount: number;
  confirmCount: number;
}): readonly NavigationGroup[] {
  return [
    [
      { href: "/", label: "Home", icon: <House aria-hidden /> },
      { href: "/search", label: "Search", icon: <Search aria-hidden /> },
      { href: "/domains", label: "Domains", icon: <LayoutGrid aria-hidden /> },
      { href: "/map", label: "Map", icon: <Waypoints aria-hidden /> },
      { href: "/demand", label: "Demand", icon: <Megaphone aria-hidden /> },
      { href: "/glossary", label: "Glossary", icon: <BookA aria-hidden /> },
    ],
    [
      { href: "/inbox", label: "Inbox", icon: <Inbox aria-hidden />, count: person.inboxCount },
      { href: "/access", label: "My access", icon: <KeyRound aria-hidden />, count: person.confirmCount },
      { href: "/drafts", label: "My drafts", icon: <FilePen aria-hidden />, count: person.draftCount },
    ],
    [{ href: "/governance", label: "Governance", icon: <Scale aria-hidden /> }],
    ...(person.isAdmin ? [[{ href: "/admin", label: "Admin", icon: <Settings aria-hidden /> }]] : []),
  ];
}
