import Link from "next/link";
import { Badge, type Tone } from "@/components/ui/badge";
import { counted } from "@/components/ui/counted";
import { RelativeTime } from "@/components/ui/relative-time";
import type { QuestionSummary } from "@/lib/collaboration/discussion";
import { questionHref } from "@/lib/collaboration/model";
import type { ProductRef } from "@/lib/registry/model";

export const QUESTION_STATES = {
  open: { label: "Open", tone: "accent" },
  answered: { label: "Answered", tone: "pass" },
  closed: { label: "Closed", tone: "neutral" },
} as const satisfies Record<QuestionSummary["state"], { label: string; tone: Tone }>;

type QuestionRowProps = { product: ProductRef; question: QuestionSummary; now: Date };

export function QuestionRow({ product, question, now }: QuestionRowProps) {
  const { id, title, author, askedAt, answers, state } = question;

  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-3">
      <Link href={questionHref(product, id)} className="min-w-0 flex-1 basis-64 font-medium hover:underline">
        {title}
      </Link>
      <span className="flex flex-wrap items-center gap-x-3 text-muted text-sm">
        <Badge tone={QUESTION_STATES[state].tone}>{QUESTION_STATES[state].label}</Badge>
        <span>{answers === 0 ? "no answer yet" : counted(answers, "answer", "answers")}</span>
        <span>
          {author?.name ?? "Somebody who left"}, <RelativeTime at={askedAt} now={now} />
        </span>
      </span>
    </li>
  );
}
