import { counted } from "@/components/ui/counted";

const DAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

type Accepted = { waived: number; grace: number; dueAt: Date | null };

/** What is beside a score: "2 waived, 1 in grace until 12 Jan 2027"; empty where nothing is. */
export function acceptedWords({ waived, grace, dueAt }: Accepted): string {
  const until = dueAt === null ? "" : `${grace > 1 ? ", the first" : ""} until ${DAY.format(dueAt)}`;
  const parts = [waived > 0 ? `${waived} waived` : "", grace > 0 ? `${grace} in grace${until}` : ""];
  return parts.filter(Boolean).join(", ");
}

export function failedWords({
  status,
  failed,
  checked,
}: {
  status: string;
  failed: number;
  checked: number;
}) {
  if (status === "error") return "could not be evaluated";
  return checked > 1 ? `${failed} of ${counted(checked, "element", "elements")}` : "";
}
