import { describe, expect, test } from "vitest";
import { ExportRequest, exportFile } from "@/lib/interop/export-file";
import { parseDocument } from "@/lib/interop/yaml";

const descriptor = {
  kind: "DataProduct",
  name: "orders",
  summary: "Every order.",
  outputPorts: [
    { name: "lines / EU", version: "1.0.0", contract: { kind: "DataContract", id: "c-1", version: "1.0.0" } },
    { name: "bare", version: "1.0.0" },
  ],
};
const published = { ref: { domain: "sales", name: "orders" }, version: "1.2.0", descriptor };

function read(text: string) {
  const parsed = parseDocument(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.document;
}

describe("a published version as a file", () => {
  test("the whole descriptor comes back equal", () => {
    const file = exportFile(published, { format: "agora" });
    expect(file?.name).toBe("sales.orders.1.2.0.agora.yaml");
    expect(read(file?.text ?? "")).toEqual(descriptor);
  });

  test("ODPS leaves the contracts out", () => {
    const file = exportFile(published, { format: "odps" });
    expect(file?.name).toBe("sales.orders.1.2.0.odps.yaml");
    expect(file?.text).not.toContain("DataContract");
  });

  test("a contract is its port's, in a file whose name no header or disk trips over", () => {
    const file = exportFile(published, { format: "odcs", port: "lines / EU" });
    expect(file?.name).toBe("sales.orders.lines-EU.1.2.0.odcs.yaml");
    expect(read(file?.text ?? "")).toEqual(descriptor.outputPorts[0]?.contract);
    expect(exportFile({ ...published, version: '1"\r\nX: y' }, { format: "odps" })?.name).toBe(
      "sales.orders.1-X-y.odps.yaml",
    );
  });

  test("there is none for a port that is unknown or has no contract", () => {
    for (const port of ["bare", "nowhere"])
      expect(exportFile(published, { format: "odcs", port })).toBeNull();
  });
});

test.each([{}, { format: "csv" }, { format: "odcs" }, { format: "odcs", port: "" }])(
  "%o is no request",
  (query) => {
    expect(ExportRequest.safeParse(query).success).toBe(false);
  },
);
