/** The title of a page for people who are not signed in, with one sentence under it. */
export function AuthHeading({ title, children }: { title: string; children?: React.ReactNode }) {
  return (
    <header className="flex flex-col gap-1.5">
      <h1 className="text-2xl">{title}</h1>
      {children && <p className="text-muted">{children}</p>}
    </header>
  );
}
