import { counted } from "@/components/ui/counted";
import type { MapBox } from "@/lib/lineage/map/mesh-map";
import type { MeshProduct } from "@/lib/lineage/mesh-product";

export function titleOfBox(box: MapBox<MeshProduct>): string {
  if (box.type === "product") return box.product.title;
  if (box.type === "domain") return box.domain.name;
  return counted(box.products.length, "other product", "other products");
}
