import { Markdown } from "@/components/ui/markdown";
import { withMentions } from "@/lib/collaboration/mentions";

/** What somebody wrote, with the names of those who were told standing out. */
export function SaidText({ text, mentioned }: { text: string; mentioned: readonly string[] }) {
  return <Markdown>{withMentions(text, mentioned)}</Markdown>;
}
