import { OneButtonForm } from "@/components/identity/one-button-form";
import type { FormAction } from "@/lib/platform/action-state";

type FollowButtonProps = {
  about: { domain: string; name: string };
  /** What sets this button apart from others of its page. */
  title: string | null;
  isFollowing: boolean;
  size: "sm" | "md";
  submit: FormAction<void>;
};

/** Follows a product or domain, or stops it. */
export function FollowButton({
  about: { domain, name },
  title,
  isFollowing,
  size,
  submit,
}: FollowButtonProps) {
  return (
    <OneButtonForm
      submit={submit}
      fields={{ domain, name, follows: isFollowing ? "no" : "yes" }}
      label={
        <span>
          {isFollowing ? "Stop following" : "Follow"}
          {title !== null && <span className="sr-only"> {title}</span>}
        </span>
      }
      pendingLabel="Saving…"
      variant="secondary"
      size={size}
    />
  );
}
