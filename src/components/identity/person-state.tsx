import { Badge } from "@/components/ui/badge";

const STATES = {
  active: { label: "Active", tone: "pass" },
  invited: { label: "Invited", tone: "attention" },
  deactivated: { label: "Deactivated", tone: "neutral" },
} as const;

export function PersonState({ state }: { state: keyof typeof STATES }) {
  const { label, tone } = STATES[state];
  return <Badge tone={tone}>{label}</Badge>;
}
