import { OneButtonForm } from "@/components/identity/one-button-form";
import type { FormAction } from "@/lib/platform/action-state";

type FollowButtonProps = {
  about: { domain: string; name: string };
  isFollowing: boolean;
  size: "sm" | "md";
  submit: FormAction<void>;
};

/** Follows a product or domain, or stops it. */
export function FollowButton({ about: { domain, name }, isFollowing, size, submit }: FollowButtonProps) {
  return (
    <OneButtonForm
      submit={submit}
      fields={{ domain, name, follows: isFollowing ? "no" : "yes" }}
      label={isFollowing ? "Stop following" : "Follow"}
      pendingLabel="Saving…"
      variant="secondary"
      size={size}
    />
  );
}
