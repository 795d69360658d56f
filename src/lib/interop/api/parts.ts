import { z } from "zod";
import { Slug } from "@/lib/registry/model";

export const NOTHING = z.strictObject({});

export const ProductParams = z.strictObject({
  domain: Slug.describe("The slug of the domain that owns the product."),
  name: Slug.describe("The product's name in its domain."),
});
