import { Badge } from "@/components/ui/badge";
import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { TextLink } from "@/components/ui/text-link";
import { layerLabel } from "@/lib/governance/layer";
import { policyHref } from "@/lib/governance/model";
import type { Descendant, Parentage, PolicyKin } from "@/lib/governance/policy-kin";
import { LEVEL_WORDS, STATUS_TONES, STATUS_WORDS } from "./policy-words";

/** Where the policy comes from, and what came from it: the domains that ask for more, and what was begun from it. */
export function PolicyKinship({ kin: { parentage, descendants } }: { kin: PolicyKin }) {
  const derived = descendants.filter(({ kind }) => kind === "derived");
  const begun = descendants.filter(({ kind }) => kind === "begun");

  return (
    <div className="flex flex-col gap-4 empty:hidden">
      {parentage && <Origin parentage={parentage} />}
      {derived.length > 0 && <DescendantList label="Domains that ask for more" items={derived} />}
      {begun.length > 0 && <DescendantList label="Begun from this one" items={begun} />}
    </div>
  );
}

function Origin({ parentage }: { parentage: Parentage }) {
  const { kind, key, version, versionInForce, title, now } = parentage;

  return (
    <>
      <p className="max-w-[72ch]">
        {kind === "derived" ? "Asks for more than " : "Begun from "}
        <TextLink href={policyHref(key)}>
          {key} {title}
        </TextLink>
        {`, version ${version}`}
        {versionInForce !== version && ` (version ${versionInForce} by now)`}.
      </p>
      {now === "less" && (
        <Callout tone="attention">
          <CalloutTitle>It adds nothing any more.</CalloutTitle>
          <CalloutBody>
            {key} asks for as much, or for more, by now. Both are in force together and nobody is harmed by
            it; make this one stricter, or retire it.
          </CalloutBody>
        </Callout>
      )}
      {now === "other" && (
        <Callout tone="neutral">
          <CalloutBody>
            {key} has another rule by now. This policy keeps the rule of version {version}; its next version
            builds upon the new one.
          </CalloutBody>
        </Callout>
      )}
    </>
  );
}

function DescendantList({ label, items }: { label: string; items: readonly Descendant[] }) {
  return (
    <section aria-label={label} className="flex flex-col gap-2">
      <h2 className="font-medium">{label}</h2>
      <ul className="divide-y rounded-lg border bg-surface">
        {items.map(({ key, title, level, status, layer }) => (
          <li key={key} className="flex flex-wrap items-baseline gap-x-2 gap-y-1 px-4 py-3">
            <span className="font-medium">{layerLabel(layer)}</span>
            <TextLink href={policyHref(key)} className="[overflow-wrap:anywhere]">
              {key} {title}
            </TextLink>
            <Badge tone={STATUS_TONES[status]}>{STATUS_WORDS[status].label}</Badge>
            <Badge>{LEVEL_WORDS[level].label}</Badge>
          </li>
        ))}
      </ul>
    </section>
  );
}
