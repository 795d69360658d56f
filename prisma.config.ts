import { defineConfig } from "prisma/config";

// `generate`, `validate` and `format` ask for a native engine that they do not use and that cannot always be
// downloaded; any executable satisfies them.
if (process.argv.some((word) => ["generate", "validate", "format"].includes(word))) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
}

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://localhost:5432/agora" },
});
