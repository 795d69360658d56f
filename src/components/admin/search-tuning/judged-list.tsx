import { OneButtonForm } from "@/components/identity/one-button-form";
import { Badge } from "@/components/ui/badge";
import { TextLink } from "@/components/ui/text-link";
import type { JudgedStanding } from "@/lib/discovery/tuning/judged-query";
import type { FormAction } from "@/lib/platform/action-state";
import { rankWords, withinWords } from "./rank-words";

type JudgedListProps = { judged: readonly JudgedStanding[]; remove: FormAction<void> };

/** Every judged query with where its products stand at the moment. */
export function JudgedList({ judged, remove }: JudgedListProps) {
  return (
    <ul aria-label="Judged queries" className="divide-y rounded-lg border bg-surface">
      {judged.map(({ id, query, within, products, isGreen }) => (
        <li key={id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-3">
          <div className="flex min-w-0 flex-1 basis-60 flex-col gap-1">
            <p className="flex flex-wrap items-center gap-2">
              <span className="font-medium [overflow-wrap:anywhere]">“{query}”</span>
              <Badge tone={isGreen ? "pass" : "fail"}>{isGreen ? "Green" : "Red"}</Badge>
            </p>
            {products.length === 0 ? (
              <p className="text-muted text-sm">Its products were deleted since; nothing is asked of it.</p>
            ) : (
              <ul className="flex flex-col gap-0.5 text-sm">
                {products.map(({ id: productId, title, href, rank }) => (
                  <li key={productId}>
                    <TextLink href={href}>{title}</TextLink>{" "}
                    <span className="text-muted">
                      must be {withinWords(within)}; it is at present {rankWords(rank)}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </div>
          <OneButtonForm
            submit={remove}
            fields={{ id }}
            label="Remove"
            pendingLabel="Removing…"
            variant="secondary"
            size="sm"
          />
        </li>
      ))}
    </ul>
  );
}
