import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { policyHref } from "@/lib/governance/model";
import type { PolicyChange, PolicyDetail } from "@/lib/governance/policy";

type PolicyDiffProps = {
  policy: Pick<PolicyDetail, "key" | "history">;
  from: number;
  to: number;
  changes: readonly PolicyChange[];
};

/** Any two versions beside each other, fact by fact. */
export function PolicyDiff({ policy: { key, history }, from, to, changes }: PolicyDiffProps) {
  const versions = history.map(({ version }) => version);

  return (
    <div className="flex flex-col gap-3">
      <form action={`${policyHref(key)}#changes`} className="flex flex-wrap items-center gap-2">
        <VersionSelect name="from" label="Compare version" versions={versions} chosen={from} />
        <span>with</span>
        <VersionSelect name="to" label="with version" versions={versions} chosen={to} />
        <Button type="submit">Compare</Button>
      </form>
      {changes.length === 0 ? (
        <p className="text-muted">
          Version {from} and version {to} say the same.
        </p>
      ) : (
        <dl className="divide-y rounded-lg border bg-surface">
          {changes.map((change) => (
            <div key={change.label} className="grid gap-x-6 gap-y-1 px-4 py-3 md:grid-cols-[10rem_1fr]">
              <dt className="text-muted">{change.label}</dt>
              <dd className="min-w-0">
                <ChangeText change={change} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

type VersionSelectProps = { name: string; label: string; versions: readonly number[]; chosen: number };

function VersionSelect({ name, label, versions, chosen }: VersionSelectProps) {
  return (
    <Select name={name} aria-label={label} defaultValue={chosen} key={chosen} className="w-36">
      {versions.map((version) => (
        <option key={version} value={version}>
          Version {version}
        </option>
      ))}
    </Select>
  );
}

/** An example is a whole document: that it changed is worth telling, its text is not. */
function ChangeText({ change: { label, before, after } }: { change: PolicyChange }) {
  if (label.startsWith("Example ")) {
    return before === "" ? "Added" : after === "" ? "Removed" : "Changed";
  }
  return (
    <div className="flex max-w-[80ch] flex-col gap-1 whitespace-pre-wrap [overflow-wrap:anywhere]">
      {before && (
        <del className="rounded-sm bg-fail-wash px-1.5 py-0.5 text-fail-ink decoration-fail-ink/40">
          <span className="sr-only">Before: </span>
          {before}
        </del>
      )}
      {after && (
        <ins className="rounded-sm bg-pass-wash px-1.5 py-0.5 text-pass-ink no-underline">
          <span className="sr-only">Now: </span>
          {after}
        </ins>
      )}
    </div>
  );
}
