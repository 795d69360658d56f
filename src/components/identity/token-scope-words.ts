import type { TokenScope } from "@/lib/identity/model";

export const TOKEN_SCOPE_WORDS = {
  read: { label: "Read", help: "Policies, and how products stand, as far as you may see them." },
  check: {
    label: "Check",
    help: "Evaluate documents, and try policies you may write. Nothing that people see changes.",
  },
  publish: { label: "Publish", help: "Publish drafts of products that you may publish." },
  evidence: {
    label: "Send evidence",
    help: "Tell what checks found of service levels and quality rules of your domains’ products.",
  },
} as const satisfies Record<TokenScope, { label: string; help: string }>;
