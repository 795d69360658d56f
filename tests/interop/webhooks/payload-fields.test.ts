import { expect, test } from "vitest";
import { OutgoingType } from "@/lib/interop/webhooks/outgoing-events";
import { payloadFields } from "@/lib/interop/webhooks/payload-fields";

test.each(OutgoingType.options)("%s is documented field by field, each with its type", (type) => {
  const fields = payloadFields(type);
  expect(fields.map(({ path }) => path)).toEqual(expect.arrayContaining(["product.id", "product.ref"]));
  for (const field of fields)
    expect([field.path, field.type]).toEqual([field.path, expect.stringMatching(/\w/)]);
});

test("what may be missing says so, and a list what is in it", () => {
  const typeOf = (path: string) => payloadFields("access.granted").find((field) => field.path === path)?.type;
  expect(typeOf("port")).toBe("string");
  expect(typeOf("consumer.email")).toBe("string or null");
  expect(typeOf("columns")).toBe("list of string or null");
  expect(payloadFields("access.granted").find(({ path }) => path === "consumer.kind")?.words).toBe(
    "person, domain, product",
  );
});
