import { LifecycleBadge } from "@/components/product/product-row";
import { DomainMark } from "@/components/ui/domain-mark";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableNumber,
  TableRow,
} from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { Impact } from "@/lib/lineage/impact";
import { productHref } from "@/lib/registry/model";

/** What a change of the product would reach, and whom to tell. */
export function ImpactTable({ impact }: { impact: readonly Impact[] }) {
  return (
    <Table aria-label="What is made of it">
      <TableHeader>
        <TableRow>
          <TableHead>Data product</TableHead>
          <TableHead>Domain</TableHead>
          <TableHead className="text-right">Steps</TableHead>
          <TableHead>Taken from</TableHead>
          <TableHead>Owners</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {impact.map(({ product, domain, distance, via }) => (
          <TableRow key={product.id}>
            <TableCell className="min-w-48">
              <span className="flex flex-wrap items-center gap-x-2">
                <TextLink href={productHref(product.ref)}>{product.title}</TextLink>
                {product.lifecycle !== "active" && <LifecycleBadge lifecycle={product.lifecycle} />}
              </span>
            </TableCell>
            <TableCell className="whitespace-nowrap">
              <DomainMark name={domain.name} hue={domain.hue} className="mr-2" />
              {domain.name}
            </TableCell>
            <TableNumber>{distance}</TableNumber>
            <TableCell className="min-w-40 text-muted">
              {distance === 1 ? "this product" : via.title}
            </TableCell>
            <TableCell className="min-w-32">
              {domain.owners.length > 0 ? (
                domain.owners.map(({ name }) => name).join(", ")
              ) : (
                <span className="text-muted">nobody yet</span>
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
