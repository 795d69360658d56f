import { Section, SectionTitle } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";

/** Three sentences for a newcomer, each with something to try. */
export function FirstSteps() {
  return (
    <Section aria-labelledby="first-steps">
      <SectionTitle id="first-steps">How this works</SectionTitle>
      <ol className="flex flex-col gap-2.5 text-muted">
        <li>
          Domains offer data products; <TextLink href="/search">search</TextLink> by half a word, a tag or the
          name of a column.
        </li>
        <li>
          Everything published passed the same <TextLink href="/governance">policies</TextLink>, checked by
          the server each time.
        </li>
        <li>
          Work in a domain? <TextLink href="/products/new">Register a data product</TextLink> or import the
          file you already have.
        </li>
      </ol>
    </Section>
  );
}
