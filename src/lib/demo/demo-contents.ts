import { z } from "zod";

/** The key of the setting that says what the demo mesh consists of; without the row there is none. */
export const DEMO_SETTING = "demo";

/** What the demo mesh consists of, so that it can be removed without touching anything else. */
export const DemoContents = z.object({
  people: z.array(z.object({ name: z.string(), email: z.string(), password: z.string(), role: z.string() })),
  personIds: z.array(z.string()),
  domainIds: z.array(z.string()),
  productIds: z.array(z.string()),
  policyIds: z.array(z.string()),
  termIds: z.array(z.string()).default([]),
  requestIds: z.array(z.string()).default([]),
  purposeIds: z.array(z.string()).default([]),
});
export type DemoContents = z.infer<typeof DemoContents>;
