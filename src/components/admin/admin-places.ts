/** The admin area; tabs have little room on a phone. */
export const ADMIN_PLACES = [
  {
    href: "/admin/people",
    label: "People",
    tab: "People",
    purpose: "Invite people, give them roles, deactivate those who leave.",
  },
  {
    href: "/admin/mail",
    label: "Mail outbox",
    tab: "Mail",
    purpose: "What Agora has to say to people, and what got stuck.",
  },
  {
    href: "/admin/search",
    label: "Search index",
    tab: "Search",
    purpose: "Whether search finds what is published, and which words mean the same.",
  },
  {
    href: "/admin/purposes",
    label: "Purposes",
    tab: "Purposes",
    purpose: "What people choose from when they say what they need data for.",
  },
  {
    href: "/admin/webhooks",
    label: "Webhooks",
    tab: "Webhooks",
    purpose: "Which systems Agora tells of access and products, and whether they hear it.",
  },
  {
    href: "/admin/databases",
    label: "Databases",
    tab: "Databases",
    purpose: "Where Agora gives and takes access by itself, and what does not work there.",
  },
  {
    href: "/admin/demo",
    label: "Demo mesh",
    tab: "Demo mesh",
    purpose: "The example that a first start brings, and how to remove it.",
  },
] as const;
