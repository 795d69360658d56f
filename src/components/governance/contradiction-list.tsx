import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { TextLink } from "@/components/ui/text-link";
import type { Contradiction, SelfContradiction } from "@/lib/governance/contradictions";
import { policyHref } from "@/lib/governance/model";

/** A policy that refuses everything it is about, whatever that says: a warning with the two demands that exclude each other. */
export function SelfContradictionList({ contradictions }: { contradictions: readonly SelfContradiction[] }) {
  return contradictions.map(({ demand, otherDemand }) => (
    <Callout key={`${demand} ${otherDemand}`} tone="attention" role="status">
      <CalloutTitle>Nothing can meet this policy</CalloutTitle>
      <CalloutBody>
        <p>
          It asks: {demand}. It also asks: {otherDemand}. No value is both, so everything it is about fails
          it.
        </p>
      </CalloutBody>
    </Callout>
  ));
}

/** Policies that cannot be met together with this one: a warning with both demands, to be resolved by an edit of either. */
export function ContradictionList({ contradictions }: { contradictions: readonly Contradiction[] }) {
  return contradictions.map(({ key, title, demand, otherDemand, isCertain }) => (
    <Callout key={`${key} ${demand} ${otherDemand}`} tone="attention" role="status">
      <CalloutTitle>
        {isCertain ? `Nothing can meet this and ${key} together` : `This and ${key} may exclude each other`}
      </CalloutTitle>
      <CalloutBody>
        <p>
          This policy asks: {demand}.{" "}
          <TextLink href={policyHref(key)}>
            {key} {title}
          </TextLink>{" "}
          asks: {otherDemand}.{" "}
          {isCertain
            ? "Neither goes before the other; change one of them, or narrow whom it is about."
            : "No product that both are about can meet both; whether there is one, the rules alone do not tell."}
        </p>
      </CalloutBody>
    </Callout>
  ));
}
