import { z } from "zod";
import { StorableText } from "@/lib/platform/storable";

export const COMMENT_CHARACTERS_MAX = 4_000;
export const COMMENTS_MAX = 500;
/** Long enough to mend a slip, too short to change what others have answered to. */
export const EDIT_MINUTES = 15;
export const EDIT_MS = EDIT_MINUTES * 60_000;

const Text = StorableText
  // A form sends two characters for the end of a line, of which people typed one.
  .transform((text) => text.replaceAll("\r\n", "\n").trim())
  .pipe(
    z.string().min(1, "Say something first.").max(COMMENT_CHARACTERS_MAX, "Use at most 4,000 characters."),
  );

export const AddComment = z.object({ proposalId: z.uuid(), text: Text });
export type AddComment = z.infer<typeof AddComment>;

export const EditComment = z.object({ id: z.uuid(), text: Text });
export type EditComment = z.infer<typeof EditComment>;

export const RemoveComment = z.object({ id: z.uuid() });
export type RemoveComment = z.infer<typeof RemoveComment>;

/** A comment as its readers see it; one that was removed has no text. */
export type ProposalComment = {
  id: string;
  authorName: string;
  /** The domains whose vote its author cast when it was written, by name. */
  speaksFor: readonly string[];
  text: string;
  writtenAt: Date;
  isEdited: boolean;
  isRemoved: boolean;
  mayEdit: boolean;
  mayRemove: boolean;
};

type Facts = { authorId: string | null; writtenAt: Date; removedAt: Date | null };

/** Whether its author may still change its words, at a moment while the proposal is open. */
export function mayEditComment(
  actor: { id: string },
  { authorId, writtenAt, removedAt }: Facts,
  at: Date,
): boolean {
  return authorId === actor.id && removedAt === null && at.getTime() - writtenAt.getTime() < EDIT_MS;
}
