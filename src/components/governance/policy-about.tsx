import {
  DescriptionDetails,
  DescriptionItem,
  DescriptionList,
  DescriptionTerm,
} from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import { aboutOf } from "@/lib/governance/about";
import { CATEGORY_LABELS, type PolicyContent, type Reference } from "@/lib/governance/model";
import { APPROVER_LABELS, LEVEL_WORDS, levelEffect, SEVERITY_LABELS } from "./policy-words";

/** Why the policy exists, what it weighs, and what to do about it. */
export function PolicyAbout({ content }: { content: PolicyContent }) {
  const {
    rationale,
    references,
    remediation,
    message,
    category,
    level,
    severity,
    rule,
    graceDays,
    ratchet,
    waivable,
  } = content;
  const about = aboutOf(content);

  return (
    <DescriptionList>
      <Fact term="Why">{rationale}</Fact>
      <Fact term="What to do">
        {remediation.hint || <span className="text-muted">Nothing in particular is written down.</span>}
        {remediation.url && (
          <>
            {" "}
            <TextLink href={remediation.url} target="_blank" rel="noreferrer">
              More about it
            </TextLink>
          </>
        )}
      </Fact>
      {references.length > 0 && (
        <Fact term="Rests on">
          <ul>
            {references.map((reference) => (
              <li key={`${reference.framework} ${reference.clause}`}>
                <ReferenceText reference={reference} />
              </li>
            ))}
          </ul>
        </Fact>
      )}
      <Fact term="Level">
        {LEVEL_WORDS[level].label}: {levelEffect(level, about)}
      </Fact>
      {level === "block" && about === "publication" && (
        <Fact term="Grace">
          {graceDays === 0
            ? "None: it holds from the first day."
            : `${graceDays} days for faults that were there before${ratchet ? "; new ones are refused at once" : ""}.`}
        </Fact>
      )}
      {level === "block" && about === "publication" && (
        <Fact term="Exceptions">
          {waivable.allowed
            ? `${APPROVER_LABELS[waivable.approver]} may grant one for at most ${waivable.maxDays} days.`
            : "None."}
        </Fact>
      )}
      <Fact term="Severity">{SEVERITY_LABELS[severity]}</Fact>
      <Fact term="Category">{CATEGORY_LABELS[category]}</Fact>
      {rule.params.map(({ name, label, value }) => (
        <Fact key={name} term={label ?? name}>
          {Array.isArray(value) ? value.join(", ") : value}
        </Fact>
      ))}
      {message && <Fact term="Message">{message}</Fact>}
    </DescriptionList>
  );
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <DescriptionItem>
      <DescriptionTerm>{term}</DescriptionTerm>
      <DescriptionDetails>{children}</DescriptionDetails>
    </DescriptionItem>
  );
}

function ReferenceText({ reference: { framework, clause, url } }: { reference: Reference }) {
  const words = `${framework} ${clause}`.trim();
  if (url === null) return words;
  return (
    <TextLink href={url} target="_blank" rel="noreferrer">
      {words}
    </TextLink>
  );
}
