import { useState, useTransition } from "react";
import { GOOD_PRODUCT } from "@/lib/governance/starter-policies/good-product";
import { productHref } from "@/lib/registry/model";
import type { TriedProduct } from "./examples-editor";
import type { PolicyEditorCalls } from "./policy-editor-calls";
import type { ProductOption } from "./preview-panel";

const SAMPLE = "sample";
const SAMPLE_OPTION: ProductOption = {
  value: SAMPLE,
  label: "A sample product",
  hint: "meets every starter policy",
};

/** The product a policy is tried on while it is written; without a published one, a sample. */
export function useTriedProduct(
  products: readonly ProductOption[],
  first: TriedProduct | null,
  asOf: Date,
  readSubject: PolicyEditorCalls["readSubject"],
) {
  const sample: TriedProduct = { title: SAMPLE_OPTION.label, subject: sampleSubject(asOf) };
  const [tried, setTried] = useState(first ?? sample);
  const [failure, setFailure] = useState<string | null>(null);
  const [, startReading] = useTransition();

  function choose(value: string) {
    setFailure(null);
    const option = products.find((product) => product.value === value);
    if (!option) {
      setTried(sample);
      return;
    }
    const [domain = "", name = ""] = value.split("/");
    startReading(async () => {
      const read = await readSubject({ domain, name });
      if (read.ok) setTried({ title: option.label, subject: read.value });
      else setFailure(read.message);
    });
  }

  return {
    tried,
    failure,
    choose,
    options: [...products, SAMPLE_OPTION],
    firstChosen: first ? productHref(first.subject.ref).replace("/products/", "") : SAMPLE,
  };
}

function sampleSubject(asOf: Date): TriedProduct["subject"] {
  const ref = { domain: "sales", name: "customer-orders" };
  return {
    ref,
    document: GOOD_PRODUCT,
    previous: null,
    lastPublished: asOf,
    asOf,
    baseline: null,
    waivers: [],
  };
}
