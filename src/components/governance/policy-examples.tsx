import { CodeBlock } from "@/components/ui/code-block";
import { ToneIcon } from "@/components/ui/tone-icon";
import type { Example } from "@/lib/governance/model";
import { expectationWords } from "./example-words";

/** Documents with what the policy says about each; every save of the policy runs them. */
export function PolicyExamples({ examples }: { examples: readonly Example[] }) {
  if (examples.length === 0) return <p className="text-muted">This policy has no examples.</p>;
  return (
    <ul className="divide-y rounded-lg border bg-surface">
      {examples.map((example) => (
        <li key={example.name} className="flex flex-col gap-1 px-4 py-3">
          <div className="flex items-start gap-2.5">
            <ToneIcon tone={example.expect === "pass" ? "pass" : "fail"} className="mt-0.5" />
            <p className="min-w-0 [overflow-wrap:anywhere]">
              <span className="font-medium">{example.name}</span>{" "}
              <span className="text-muted">{expectationWords(example)}</span>
            </p>
          </div>
          <details className="ml-6.5">
            <summary className="-mx-1 w-fit rounded-sm px-1 py-0.5 text-accent-ink text-sm hover:bg-sunken">
              The document
            </summary>
            <CodeBlock
              label="JSON"
              code={JSON.stringify(example.document, null, 2)}
              className="mt-1 [&_pre]:max-h-96 [&_pre]:overflow-y-auto"
            />
          </details>
          {example.access && (
            <details className="ml-6.5">
              <summary className="-mx-1 w-fit rounded-sm px-1 py-0.5 text-accent-ink text-sm hover:bg-sunken">
                The requests
              </summary>
              <CodeBlock label="JSON" code={JSON.stringify(example.access, null, 2)} className="mt-1" />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
