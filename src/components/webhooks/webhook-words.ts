import type { Tone } from "@/components/ui/badge";
import type { DeliveryState, WebhookSummary } from "@/lib/interop/webhooks/model";

export const DELIVERY_WORDS = {
  waiting: "Waiting",
  delivered: "Delivered",
  "given-up": "Given up",
  skipped: "Skipped",
} as const satisfies Record<DeliveryState, string>;

export const DELIVERY_TONES = {
  waiting: "attention",
  delivered: "pass",
  "given-up": "fail",
  skipped: "neutral",
} as const satisfies Record<DeliveryState, Tone>;

export type Health = { words: string; tone: Tone };

/** How a webhook is doing, in one or two words. */
export function healthOf({
  state,
  failingSince,
  givenUp,
  lastSuccessAt,
}: Pick<WebhookSummary, "state" | "failingSince" | "givenUp" | "lastSuccessAt">): Health {
  if (state === "paused") return { words: "Paused", tone: "neutral" };
  if (failingSince !== null) return { words: "Failing", tone: "fail" };
  if (givenUp > 0) return { words: "Gave up events", tone: "attention" };
  return lastSuccessAt === null
    ? { words: "Nothing sent yet", tone: "neutral" }
    : { words: "Healthy", tone: "pass" };
}

/** The address without what may be a secret in it. */
export function shownUrl(text: string): string {
  const { host, pathname, protocol } = new URL(text);
  return `${protocol}//${host}${pathname}`;
}
