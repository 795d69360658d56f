import path from "node:path";
import { z } from "zod";
import { readAllowedHosts } from "./outgoing/allowed-hosts";

const optionalText = z.string().trim().min(1).optional();

/** A part of a text that is JSON; a fault never repeats it, since it may hold a password. */
const JsonText = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "is not JSON" });
    return z.NEVER;
  }
});

/** A PostgreSQL database in which Agora gives and takes access. */
const PostgresTarget = z.strictObject({
  host: z.string().min(1).toLowerCase(),
  port: z.number().int().min(1).max(65_535).default(5432),
  database: z.string().min(1),
  url: z.string().regex(/^postgres(ql)?:\/\//, "must start with postgresql://"),
  /** Which domains may publish ports of which schema; "*" stands for all of them. */
  schemas: z.record(z.string().min(1), z.array(z.string().min(1)).min(1)),
});
export type PostgresTarget = z.infer<typeof PostgresTarget>;

const Variables = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must start with postgresql://")
    .optional(),
  AGORA_DATA_DIR: z.string().default(".agora"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Where people reach this installation; links in mails and sign-in callbacks start with it. */
  NEXTAUTH_URL: z.url().optional(),
  NEXTAUTH_SECRET: z.string().min(32, "needs at least 32 characters").optional(),
  AGORA_DEMO: z.enum(["0", "1"]).default("0"),
  AGORA_OPEN_SIGN_UP: z.enum(["0", "1"]).default("0"),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "must start with smtp:// or smtps://")
    .optional(),
  MAIL_FROM: z.string().default("Agora <agora@localhost>"),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: optionalText,
  OIDC_CLIENT_SECRET: optionalText,
  OIDC_NAME: z.string().default("Company account"),
  GITHUB_ID: optionalText,
  GITHUB_SECRET: optionalText,
  /** Not set: search runs inside this process. */
  MEILI_URL: z.url({ protocol: /^https?$/ }).optional(),
  MEILI_MASTER_KEY: optionalText,
  MEILI_INDEX_KEY: optionalText,
  MEILI_SEARCH_KEY: optionalText,
  /** The indexes of two installations on one server begin differently. */
  MEILI_INDEX_PREFIX: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,40}$/)
    .default("agora_"),
  /** Besides the public internet: names, addresses and ranges that webhooks may reach. */
  WEBHOOK_ALLOWED_HOSTS: z
    .string()
    .refine(
      (text) => readAllowedHosts(text) !== null,
      "must be host names, addresses or ranges like 10.0.0.0/8",
    )
    .default(""),
  PROVISION_POSTGRES: JsonText.pipe(z.array(PostgresTarget)).default([]),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
});

const Env = Variables.superRefine(
  ({ MEILI_URL, MEILI_MASTER_KEY, MEILI_INDEX_KEY, MEILI_SEARCH_KEY }, context) => {
    if (!MEILI_URL || MEILI_MASTER_KEY || (MEILI_INDEX_KEY && MEILI_SEARCH_KEY)) return;
    const message = "needs MEILI_MASTER_KEY, or MEILI_INDEX_KEY together with MEILI_SEARCH_KEY";
    context.addIssue({ code: "custom", path: ["MEILI_URL"], message });
  },
);
export type Env = z.infer<typeof Env>;

/** Parses an environment; says every fault at once, by name, so that one restart is enough to mend it. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = Env.safeParse(filled);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment is not usable:\n${faults.join("\n")}`);
}

/** The only reader of process.env (held by lint). */
export const env = parseEnv(process.env);

export const dataDir = path.resolve(/* turbopackIgnore: true */ process.cwd(), env.AGORA_DATA_DIR);
