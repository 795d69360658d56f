import { X } from "lucide-react";
import { z } from "zod";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { ToneIcon } from "@/components/ui/tone-icon";
import { aboutOf } from "@/lib/governance/about";
import { AccessFacts } from "@/lib/governance/access-facts";
import type { Example, PolicyContent } from "@/lib/governance/model";
import { runExample } from "@/lib/governance/policy-problems";
import { JsonObject } from "@/lib/registry/json";
import { expectingNow } from "./example-edit";
import { ExampleJson } from "./example-json";
import { expectationWords } from "./example-words";

const Requests = z.array(AccessFacts);

type ExampleItemProps = {
  id: string;
  content: PolicyContent;
  example: Example;
  fault: string | undefined;
  onChange: (example: Example) => void;
  onRemove: () => void;
};

/** One example: what it must say, whether it does, and the document itself. */
export function ExampleItem({ id, content, example, fault, onChange, onRemove }: ExampleItemProps) {
  return (
    <li className="flex items-start gap-2.5 px-4 py-3">
      <ToneIcon tone={fault ? "fail" : "pass"} className="mt-2" />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <Input
          aria-label="Name of the example"
          aria-describedby={`${id}-result`}
          value={example.name}
          onChange={({ target }) => onChange({ ...example, name: target.value })}
        />
        <p id={`${id}-result`} className="text-sm [overflow-wrap:anywhere]">
          {fault ? (
            <span className="text-fail-ink">{fault}</span>
          ) : (
            <span className="text-muted">As expected: it {expectationWords(example)}</span>
          )}
        </p>
        <div className="flex flex-wrap gap-2">
          {fault && (
            <Button size="sm" onClick={() => onChange(expectingNow(example, runExample(content, example)))}>
              Expect what the policy says now
            </Button>
          )}
        </div>
        <ExampleJson
          title="The document"
          label={`Document of ${example.name}`}
          value={example.document}
          shape={JsonObject}
          onChange={(document) => onChange({ ...example, document })}
        />
        {aboutOf(content) === "access" && (
          <ExampleJson
            title="The requests"
            label={`Requests of ${example.name}`}
            value={example.access ?? []}
            shape={Requests}
            onChange={(access) => onChange({ ...example, access })}
          />
        )}
      </div>
      <Button variant="quiet" size="icon-sm" aria-label={`Remove example ${example.name}`} onClick={onRemove}>
        <X />
      </Button>
    </li>
  );
}
