"use client";

import { useEffect } from "react";
import { type Picked, pick } from "./compare-selection";

/** What the comparison shows is what stays picked when one goes back to look for more. */
export function AdoptSelection({ products }: { products: readonly Picked[] }) {
  useEffect(() => pick(products), [products]);
  return null;
}
