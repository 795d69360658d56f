import { describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { AppError, type ErrorCode, notFound } from "@/lib/platform/errors";
import { describeFailure, invalidInput } from "@/lib/transport/failure";
import { problemResponse, toProblem } from "@/lib/transport/problem";

// The bug below is logged, as it should be; nobody needs to read it here.
vi.hoisted(() => {
  process.env.LOG_LEVEL = "silent";
});

const STATUSES = {
  "invalid-input": 422,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  "too-large": 413,
  "unsupported-type": 415,
  "rate-limited": 429,
  unavailable: 503,
} as const satisfies Record<ErrorCode, number>;

describe("a refusal", () => {
  test.each(Object.entries(STATUSES))(
    "%s answers %i, with words of its kind and words of its own",
    (code, status) => {
      // The entries of the table are its keys.
      const problem = toProblem(new AppError(code as ErrorCode, "Only on Sundays."));
      expect(problem).toEqual({
        type: `urn:agora:problem:${code}`,
        title: expect.stringMatching(/^[A-Z].+[^.]$/),
        status,
        detail: "Only on Sundays.",
      });
    },
  );

  test("tells every fault by itself where there are several", () => {
    expect(toProblem(new AppError("invalid-input", "No.", ["a: wrong", "b: wrong"]))).toMatchObject({
      errors: ["a: wrong", "b: wrong"],
    });
  });

  test("travels as problem+json that nobody keeps", async () => {
    const response = problemResponse(notFound("data product"));
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual(toProblem(notFound("data product")));
  });
});

test("a bug tells nothing of its insides, neither to programs nor to people", () => {
  const bug = new Error("relation user does not exist at /srv/agora/db.ts:12");
  for (const told of [toProblem(bug), describeFailure(bug)]) {
    expect(JSON.stringify(told)).not.toMatch(/relation|srv|\.ts|stack/);
  }
  expect(toProblem(bug)).toMatchObject({ status: 500, type: "urn:agora:problem:unexpected" });
  expect(describeFailure(bug)).toMatchObject({ ok: false, code: "unexpected", details: [], fields: {} });
});

test("of several faults of one field the first is shown beside it, all of them are told", () => {
  const input = z.object({
    slug: z
      .string()
      .min(2, "Too short.")
      .regex(/^[a-z]/, "Start with a letter."),
  });
  const parsed = input.safeParse({ slug: "1" });
  if (parsed.success) throw new Error("The input should not be valid.");
  expect(invalidInput(parsed.error)).toMatchObject({
    code: "invalid-input",
    fields: { slug: "Too short." },
    details: ["slug: Too short.", "slug: Start with a letter."],
  });
});
