import Form from "next/form";
import { ChangeList } from "@/components/changes/change-list";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { Label } from "@/components/ui/label";
import { Select } from "@/components/ui/select";
import type { Comparison } from "@/lib/registry/breaking-changes";
import type { Change } from "@/lib/registry/diff";
import type { PublishedVersion } from "@/lib/registry/product";
import { Unsaid } from "./answer";

type VersionDiffProps = {
  older: PublishedVersion | null;
  newer: PublishedVersion;
  changes: readonly Change[];
  comparison: Comparison | null;
  versions: readonly string[];
  action: string;
};

/** What a version changed against another, what breaks consumers first. */
export function VersionDiff({ older, newer, changes, comparison, versions, action }: VersionDiffProps) {
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Form action={action} scroll={false} className="flex flex-wrap items-end gap-3">
        <VersionChoice name="from" label="From" versions={versions} chosen={older?.version} />
        <VersionChoice name="to" label="To" versions={versions} chosen={newer.version} />
        <Button type="submit">Compare</Button>
      </Form>
      {!older && <Unsaid>This is the first version; there is nothing before it to compare with.</Unsaid>}
      {comparison && comparison.breaking.length > 0 && (
        <Callout tone="attention">
          <CalloutTitle>
            {comparison.breaking.length} breaking {comparison.breaking.length === 1 ? "change" : "changes"}
          </CalloutTitle>
          <CalloutBody>
            <ul className="flex flex-col gap-1">
              {comparison.breaking.map(({ kind, message, pointer }) => (
                <li key={`${kind}-${pointer}-${message}`}>{message}</li>
              ))}
            </ul>
          </CalloutBody>
        </Callout>
      )}
      {comparison && comparison.lowered.length > 0 && (
        <Callout tone="attention">
          <CalloutTitle>Protection was lowered</CalloutTitle>
          <CalloutBody>
            <ul className="flex flex-col gap-1">
              {comparison.lowered.map(({ message, pointer, kind }) => (
                <li key={`${kind}-${pointer}`}>{message}</li>
              ))}
            </ul>
          </CalloutBody>
        </Callout>
      )}
      {older && changes.length === 0 && <Unsaid>Both versions say the same.</Unsaid>}
      {changes.length > 0 && <ChangeList changes={changes} />}
      {older && (
        <p className="text-muted text-sm">
          <Badge>{changes.length}</Badge> {changes.length === 1 ? "difference" : "differences"} between{" "}
          {older.version} and {newer.version}
        </p>
      )}
    </div>
  );
}

type VersionChoiceProps = {
  name: string;
  label: string;
  versions: readonly string[];
  chosen: string | undefined;
};

function VersionChoice({ name, label, versions, chosen }: VersionChoiceProps) {
  const offered = chosen && !versions.includes(chosen) ? [chosen, ...versions] : versions;
  return (
    <div className="flex flex-col gap-1">
      <Label htmlFor={`version-${name}`}>{label}</Label>
      <Select key={chosen} id={`version-${name}`} name={name} defaultValue={chosen} className="w-36">
        {offered.map((version) => (
          <option key={version} value={version}>
            {version}
          </option>
        ))}
      </Select>
    </div>
  );
}
