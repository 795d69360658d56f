import fc from "fast-check";
import { expect, test } from "vitest";
import { isOurMessage, newSecret, signatureHeaders } from "@/lib/interop/webhooks/signature";

const AT = new Date("2026-05-01T12:00:00Z");
const later = (seconds: number) => new Date(AT.getTime() + seconds * 1_000);

test("agrees with the example of Standard Webhooks", () => {
  const headers = signatureHeaders(
    { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", at: new Date(1614265330_000), body: '{"test": 2432232314}' },
    ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
  );
  expect(headers["webhook-signature"]).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
});

test("whatever the body says, its receiver knows it as ours, with the right secret alone", () => {
  const [secret, other] = [newSecret(), newSecret()];
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (body) => {
      const headers = signatureHeaders({ id: "event-7", at: AT, body }, [secret]);
      expect(isOurMessage({ headers, body }, secret, AT)).toBe(true);
      expect(isOurMessage({ headers, body }, other, AT)).toBe(false);
      expect(isOurMessage({ headers, body: `${body} ` }, secret, AT)).toBe(false);
    }),
  );
});

test("id and time are signed too, and what is older than five minutes is not believed", () => {
  const secret = newSecret();
  const headers = signatureHeaders({ id: "event-7", at: AT, body: "{}" }, [secret]);
  const said = (changes: Record<string, string | undefined>, now = AT) =>
    isOurMessage({ headers: { ...headers, ...changes }, body: "{}" }, secret, now);
  expect(said({})).toBe(true);
  expect(said({}, later(299))).toBe(true);
  expect(said({}, later(301))).toBe(false);
  expect(said({}, later(-301))).toBe(false);
  expect(said({ "webhook-id": "event-8" })).toBe(false);
  expect(said({ "webhook-timestamp": "1" })).toBe(false);
  expect(said({ "webhook-timestamp": "NaN" })).toBe(false);
  expect(said({ "webhook-id": undefined })).toBe(false);
  expect(said({ "webhook-signature": undefined })).toBe(false);
  expect(said({ "webhook-signature": headers["webhook-signature"].replace("v1,", "v2,") })).toBe(false);
});

test("while a secret is replaced the receiver may know either", () => {
  const [before, after] = [newSecret(), newSecret()];
  const headers = signatureHeaders({ id: "event-7", at: AT, body: "{}" }, [after, before]);
  expect([before, after].map((secret) => isOurMessage({ headers, body: "{}" }, secret, AT))).toEqual([
    true,
    true,
  ]);
  expect(isOurMessage({ headers, body: "{}" }, newSecret(), AT)).toBe(false);
});
