import { Section, SectionHeader, SectionTitle } from "@/components/ui/section";

/** A named part of a page about a policy. */
export function PolicyPart({
  id,
  title,
  children,
}: {
  id: string;
  title: string;
  children: React.ReactNode;
}) {
  return (
    <Section id={id} aria-labelledby={`${id}-title`}>
      <SectionHeader>
        <SectionTitle id={`${id}-title`}>{title}</SectionTitle>
      </SectionHeader>
      {children}
    </Section>
  );
}
