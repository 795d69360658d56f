import { counted } from "@/components/ui/counted";
import { Stat, StatGroup, StatHint, StatLabel, StatValue } from "@/components/ui/stat";
import { TextLink } from "@/components/ui/text-link";
import {
  type ComplianceFilter,
  complianceHref,
  compliantShare,
  percent,
  type Standing,
} from "@/lib/governance/compliance/overview";
import { wholeScore } from "@/lib/governance/compliance/score";

type ComplianceFiguresProps = { filter: ComplianceFilter; standing: Standing; pending: number };

/** How everything under the filter stands; each figure leads to the products it counts. */
export function ComplianceFigures({ filter, standing, pending }: ComplianceFiguresProps) {
  const { products, badges, scored, average } = standing;
  const share = compliantShare(standing);

  return (
    <StatGroup className="rounded-lg border bg-surface p-4">
      <Stat>
        <StatLabel>Compliant</StatLabel>
        <StatValue>{share === null ? "–" : percent(share)}</StatValue>
        <StatHint>
          <TextLink href={`${complianceHref(filter, { show: "compliant" })}#products`}>
            {counted(badges.compliant, "product", "products")}
          </TextLink>
        </StatHint>
      </Stat>
      <Stat>
        <StatLabel>Not compliant</StatLabel>
        <StatValue>{badges["non-compliant"].toLocaleString("en")}</StatValue>
        <StatHint>
          {badges["non-compliant"] === 0 ? (
            "Nothing to mend"
          ) : (
            <TextLink href={`${complianceHref(filter, { show: "non-compliant" })}#products`}>
              What is to be mended
            </TextLink>
          )}
        </StatHint>
      </Stat>
      <Stat>
        <StatLabel>Score</StatLabel>
        <StatValue>{average === null ? "–" : wholeScore(average)}</StatValue>
        <StatHint>
          {average === null ? "not rated" : `of 100, over ${counted(scored, "product", "products")}`}
        </StatHint>
      </Stat>
      <Stat>
        <StatLabel>Evaluated</StatLabel>
        <StatValue>{products.toLocaleString("en")}</StatValue>
        <StatHint>
          {pending > 0 ? `${pending.toLocaleString("en")} more in a moment` : "every published product"}
          {badges["not-rated"] > 0 && `, ${badges["not-rated"]} not rated`}
        </StatHint>
      </Stat>
    </StatGroup>
  );
}
