"use client";

import { Check, Copy, X } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { copyText } from "./copy-text";

type CopyButtonProps = Omit<React.ComponentProps<typeof Button>, "children" | "onClick"> & {
  text: string;
  "aria-label": string;
};

const OUTCOMES = {
  idle: { Icon: Copy, words: "" },
  copied: { Icon: Check, words: "Copied" },
  failed: { Icon: X, words: "Could not copy" },
} as const;

/** Copies `text` and says so for two seconds. */
export function CopyButton({
  text,
  className,
  variant = "quiet",
  size = "icon-sm",
  ...props
}: CopyButtonProps) {
  const [outcome, setOutcome] = useState<keyof typeof OUTCOMES>("idle");
  const { Icon, words } = OUTCOMES[outcome];

  useEffect(() => {
    if (outcome === "idle") return;
    const timer = setTimeout(() => setOutcome("idle"), 2000);
    return () => clearTimeout(timer);
  }, [outcome]);

  return (
    <>
      <Button
        data-slot="copy-button"
        variant={variant}
        size={size}
        className={cn(outcome === "copied" && "text-pass-ink", className)}
        onClick={async () => setOutcome((await copyText(text)) ? "copied" : "failed")}
        {...props}
      >
        <Icon aria-hidden />
      </Button>
      <span role="status" className="sr-only">
        {words}
      </span>
    </>
  );
}
