import { Button, ButtonLink } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { PolicyEditorAction } from "./policy-editor-state";

type SaveBarProps = {
  changeNote: string;
  /** Why it cannot be saved right now, in words; null when it can be tried. */
  obstacle: string | null;
  isSaving: boolean;
  /** Whether the person alone may put the policy in force. */
  mayActivate: boolean;
  cancelHref: string;
  onSave: (activates: boolean) => void;
  dispatch: (action: PolicyEditorAction) => void;
};

/** What was changed in a word, and the two ways to save. */
export function SaveBar({
  changeNote,
  obstacle,
  isSaving,
  mayActivate,
  cancelHref,
  onSave,
  dispatch,
}: SaveBarProps) {
  return (
    <div className="flex flex-col gap-2">
      <Input
        aria-label="What changed, for the history"
        placeholder="What changed, for the history"
        maxLength={500}
        value={changeNote}
        onChange={({ target }) => dispatch({ type: "note", changeNote: target.value })}
      />
      <div className="flex flex-wrap items-center gap-2">
        {mayActivate && (
          <Button variant="primary" disabled={isSaving} onClick={() => onSave(true)}>
            {isSaving ? "Saving…" : "Save and activate…"}
          </Button>
        )}
        <Button
          variant={mayActivate ? "secondary" : "primary"}
          disabled={isSaving}
          onClick={() => onSave(false)}
        >
          {isSaving && !mayActivate ? "Saving…" : "Save draft"}
        </Button>
        <ButtonLink href={cancelHref} variant="quiet">
          Cancel
        </ButtonLink>
      </div>
      <p role="status" className="text-muted text-sm">
        {obstacle ?? (mayActivate ? null : "A saved draft can be put to the vote of the domains.")}
      </p>
    </div>
  );
}
