import { Plus } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";

/** The create button of the top bar; its words need a screen wider than a phone's to be seen. */
export function CreateLink({ href, label }: { href: string; label: string }) {
  return (
    <ButtonLink
      data-slot="create-link"
      href={href}
      variant="primary"
      className="h-9 px-3 max-sm:w-9 max-sm:px-0 pointer-coarse:max-sm:w-10"
    >
      <Plus aria-hidden />
      <span className="max-sm:sr-only">{label}</span>
    </ButtonLink>
  );
}
