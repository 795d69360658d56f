import type { ImportReading } from "@/lib/interop/read-import";
import type { ActionFailure } from "@/lib/platform/action-state";

export type Identity = { domain: string; title: string; name: string };

/** What was entered, and why it was refused. */
export type RegisterState = { values: Identity; failure: ActionFailure | null };

/** `read` is null until the text has been looked at. */
export type ImportState = RegisterState & { text: string; read: ImportReading | null };

export type DomainOption = { slug: string; label: string };
