import { describe, expect, test } from "vitest";
import { importProduct } from "@/lib/interop/commands/import-product";
import { findDraft } from "@/lib/registry/queries/find-draft";
import { aMesh } from "../registry/mesh";

const TEXT = `
apiVersion: v1.0.0
kind: DataProduct
id: somebody-elses-id
status: draft
name: orders
own: { field: kept }
outputPorts:
  - { name: lines, version: 1.0.0, type: tables }
`;

describe("importing a product", () => {
  test("the draft holds the document as it was written, at the address that was chosen", async () => {
    const { sales, contributor } = await aMesh();
    const input = { domain: sales.slug, name: "chosen-name", title: "Chosen", text: TEXT };
    const { ref } = await importProduct(contributor, input);
    const draft = await findDraft(contributor, ref);
    expect(ref).toEqual({ domain: sales.slug, name: "chosen-name" });
    expect(draft?.descriptor).toMatchObject({
      id: "somebody-elses-id",
      name: "orders",
      title: "Chosen",
      own: { field: "kept" },
      outputPorts: [{ name: "lines", type: "tables" }],
    });
  });

  test("a text that cannot be read is refused with its place, and leaves nothing behind", async () => {
    const { sales, contributor } = await aMesh();
    const input = {
      domain: sales.slug,
      name: "broken",
      title: "Broken",
      text: "kind: DataProduct\nname: [x",
    };
    await expect(importProduct(contributor, input)).rejects.toMatchObject({
      code: "invalid-input",
      details: [expect.stringMatching(/^Line 2, column \d+: /)],
    });
    expect(await findDraft(contributor, { domain: sales.slug, name: "broken" })).toBeNull();
  });

  test("nobody imports into a domain they do not work in", async () => {
    const { sales, stranger, marketer } = await aMesh();
    const input = { domain: sales.slug, name: "not-mine", title: "Not mine", text: TEXT };
    for (const actor of [stranger, marketer])
      await expect(importProduct(actor, input)).rejects.toMatchObject({ code: "forbidden" });
  });
});
