import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Markdown } from "@/components/ui/markdown";
import type { Descriptor } from "@/lib/registry/descriptor";
import { Answer, Unsaid } from "./answer";

export function PurposeAnswer({ descriptor: { description, tags } }: { descriptor: Descriptor }) {
  return (
    <Answer id="purpose" question="What is it for?">
      {description?.purpose ? (
        <Markdown>{description.purpose}</Markdown>
      ) : (
        <Unsaid>No purpose is stated.</Unsaid>
      )}
      {description?.limitations && (
        <div>
          <h3 className="mb-1 text-muted text-sm">Limits</h3>
          <Markdown>{description.limitations}</Markdown>
        </div>
      )}
      {tags && tags.length > 0 && (
        <ul aria-label="Tags" className="flex flex-wrap gap-1.5">
          {[...new Set(tags)].map((tag) => (
            <li key={tag}>
              <Link href={`/search?tag=${encodeURIComponent(tag)}`} className="rounded-full">
                <Badge className="hover:text-ink">{tag}</Badge>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Answer>
  );
}
