import { DOMAIN_ROLE_LABELS } from "@/components/identity/role-labels";
import { Select } from "@/components/ui/select";
import { DOMAIN_ROLES } from "@/lib/identity/model";

/** The roles in a domain, weakest first. */
export function RoleSelect(props: Omit<React.ComponentProps<typeof Select>, "children" | "name">) {
  return (
    <Select name="role" {...props}>
      {DOMAIN_ROLES.map((role) => (
        <option key={role} value={role}>
          {DOMAIN_ROLE_LABELS[role]}
        </option>
      ))}
    </Select>
  );
}
