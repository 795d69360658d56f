import { ButtonLink } from "@/components/ui/button";
import { AuthHeading } from "./auth-heading";

type SpentLinkProps = { children: React.ReactNode; href: string; label: string };

/** A one-time link that leads nowhere any more, and what to do instead. */
export function SpentLink({ children, href, label }: SpentLinkProps) {
  return (
    <div className="flex flex-col items-start gap-6">
      <AuthHeading title="This link has been used or has expired">{children}</AuthHeading>
      <ButtonLink href={href} variant="primary">
        {label}
      </ButtonLink>
    </div>
  );
}
