import { CodeBlock } from "@/components/ui/code-block";
import { Markdown } from "@/components/ui/markdown";
import { connectSnippets } from "@/lib/registry/connect-snippets";
import type { Descriptor } from "@/lib/registry/descriptor";
import { Answer, Unsaid } from "./answer";

type StartAnswerProps = { descriptor: Descriptor; className?: string };

export function StartAnswer({ descriptor, className }: StartAnswerProps) {
  const ports = (descriptor.outputPorts ?? []).map((port) => ({
    port,
    snippets: connectSnippets(port.contract ?? {}),
  }));
  const ready = ports.filter(({ snippets }) => snippets.length > 0);

  return (
    <Answer id="start" question="How do I start?" className={className}>
      {descriptor.description?.usage && <Markdown>{descriptor.description.usage}</Markdown>}
      {ready.map(({ port, snippets }) => (
        <div key={`${port.name}@${port.version}`} className="flex flex-col gap-2">
          <h3 className="text-muted text-sm">{port.name}</h3>
          <div className="grid gap-3 lg:grid-cols-2">
            {snippets.map(({ label, code }) => (
              <CodeBlock key={label} label={label} code={code} />
            ))}
          </div>
        </div>
      ))}
      {ready.length === 0 && <Unsaid>No connection is described; the team of the product can help.</Unsaid>}
    </Answer>
  );
}
