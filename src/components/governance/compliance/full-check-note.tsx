import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { counted } from "@/components/ui/counted";
import { RelativeTime } from "@/components/ui/relative-time";
import type { FullCheck } from "@/lib/governance/compliance/full-check";

/** What the last night's evaluation of everything found beside what was kept. */
export function FullCheckNote({ check, now }: { check: FullCheck; now: Date }) {
  const { at, products, differences } = check;
  const when = <RelativeTime at={new Date(at)} now={now} />;
  if (differences === 0) {
    return (
      <p className="text-muted text-sm">
        Everything was last evaluated anew {when}: {counted(products, "product", "products")}, all as they are
        shown.
      </p>
    );
  }
  return (
    <Callout tone="attention">
      <CalloutTitle>
        The last full check found {counted(differences, "product", "products")} shown otherwise than the
        policies say
      </CalloutTitle>
      <CalloutBody className="text-muted">
        It looked at {counted(products, "product", "products")} {when} and put them right. That should not
        happen: the log names the products, and whoever runs this installation should report it.
      </CalloutBody>
    </Callout>
  );
}
