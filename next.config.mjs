const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

/** @type {import("next").NextConfig} */
export default {
  output: "standalone",
  outputFileTracingRoot: import.meta.dirname,
  reactCompiler: true,
  poweredByHeader: false,
  reactStrictMode: true,
  // Titles come in the head of every answer: a streamed one is lost where nothing is found.
  htmlLimitedBots: /.*/,
  // Asked for by browsers on their own, whatever a page says of its icon.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  headers: async () => [{ source: "/:path*", headers: SECURITY_HEADERS }],
  // A draft travels whole: 2 MB of descriptor plus what the encoding adds.
  experimental: { serverActions: { bodySizeLimit: "6mb" } },
  // These load files of their own (WASM, data) from disk, which a bundler would lose.
  serverExternalPackages: ["@electric-sql/pglite", "pglite-prisma-adapter", "pg", "nodemailer", "pino"],
  outputFileTracingIncludes: {
    "/*": ["./prisma/migrations/**/*", "./node_modules/@electric-sql/pglite/dist/**/*"],
  },
};
