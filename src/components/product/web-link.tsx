/** A link out of a document somebody wrote: only addresses a browser opens safely become one, the rest stays text. */
export function WebLink({ href, children }: { href: string | undefined; children: React.ReactNode }) {
  if (!href || !isSafe(href)) return <span>{children}</span>;
  return (
    <a
      href={href}
      rel="noopener noreferrer nofollow"
      className="rounded-sm text-accent underline decoration-accent/40 underline-offset-[3px] hover:decoration-accent"
    >
      {children}
    </a>
  );
}

function isSafe(href: string): boolean {
  return /^(https?|mailto):/i.test(href) && URL.canParse(href);
}
