import type { ActionResult } from "@/lib/platform/action-state";
import { equalJson, type JsonObject } from "@/lib/registry/json";
import type { ProductRef } from "@/lib/registry/model";
import type { Person } from "@/lib/registry/product";

/** What the server holds: the document, and the revision that names it. */
export type SavedDraft = { revision: number; document: JsonObject };

export type OtherVersion = SavedDraft & { updatedAt: Date; updatedBy: Person };

export type Saving = { ref: ProductRef } & (
  | { saved: true; revision: number; savedAt: Date }
  | {
      saved: false;
      current: { revision: number; descriptor: JsonObject; updatedAt: Date; updatedBy: Person };
    }
);

export type SaverState = {
  status:
    | { kind: "unchanged" }
    | { kind: "unsaved" }
    | { kind: "saving" }
    | { kind: "saved"; at: Date }
    | { kind: "failed"; message: string };
  base: SavedDraft;
  /** Where the product is: it may be moved while it is being edited. */
  ref: ProductRef;
  /** What somebody else saved in between; nothing is saved any more until it is decided what becomes of it. */
  other: OtherVersion | null;
};

type DraftSaverOptions = {
  base: SavedDraft;
  ref: ProductRef;
  read: () => JsonObject;
  /** Puts a document in the place of the one that is edited. */
  adopt: (document: JsonObject) => void;
  send: (revision: number, document: JsonObject) => Promise<ActionResult<Saving>>;
  onChange: (state: SaverState) => void;
};

export type DraftSaver = ReturnType<typeof createDraftSaver>;

/**
 * Saves the newest document, one save at a time: what is typed meanwhile goes with the next one. It never decides
 * over another person's version: then it stops until `resolve`.
 */
export function createDraftSaver({ base, ref, read, adopt, send, onChange }: DraftSaverOptions) {
  let state: SaverState = { status: { kind: "unchanged" }, base, ref, other: null };
  let underWay: Promise<void> | null = null;

  function become(next: Partial<SaverState>) {
    state = { ...state, ...next };
    onChange(state);
  }

  function isDirty(): boolean {
    return !equalJson(read(), state.base.document);
  }

  async function saveUntilClean(isAsking: boolean): Promise<void> {
    for (let round = 0; state.other === null && (isDirty() || (isAsking && round === 0)); round++) {
      const document = read();
      become({ status: { kind: "saving" } });
      const result = await send(state.base.revision, document).catch(
        (): ActionResult<Saving> => ({
          ok: false,
          code: "offline",
          message: "No connection. Your work is kept in this browser.",
          details: [],
          fields: {},
        }),
      );
      if (!result.ok) {
        const message = [result.message, ...result.details].join(" ");
        return become({ status: { kind: "failed", message } });
      }
      const saving = result.value;
      const ref = equalJson(saving.ref, state.ref) ? state.ref : saving.ref;
      if (!saving.saved) {
        const { descriptor, ...current } = saving.current;
        const joined = withMove(state.base.document, read(), descriptor);
        if (joined === null)
          return become({
            ref,
            status: { kind: "unsaved" },
            other: { ...current, document: descriptor },
          });
        become({ ref, base: { revision: current.revision, document: descriptor } });
        adopt(joined);
        continue;
      }
      become({
        ref,
        base: { revision: saving.revision, document },
        status: { kind: "saved", at: saving.savedAt },
      });
    }
  }

  function save(isAsking: boolean): Promise<void> {
    underWay ??= saveUntilClean(isAsking).finally(() => {
      underWay = null;
    });
    return underWay;
  }

  return {
    state: () => state,
    isDirty,
    /** Saves what is there now; resolves when nothing is left to save or saving has failed. */
    flush(): Promise<void> {
      return save(false);
    },
    /** Asks the server even when there is nothing to save: whether somebody else has saved in between. */
    ask(): Promise<void> {
      return save(true);
    },
    /** Tells that the document changed; what was saved a moment ago is no longer all of it. */
    noteChange() {
      if (state.status.kind !== "saving" && isDirty()) become({ status: { kind: "unsaved" } });
    },
    /** The other version was looked at and decided about: from here on the work counts as based on it. */
    resolve(seen: SavedDraft) {
      become({ base: seen, other: null });
    },
  };
}

/** The person's document in the product's new domain, where the move is all that happened to the draft; null otherwise. */
function withMove(base: JsonObject, mine: JsonObject, theirs: JsonObject): JsonObject | null {
  const { domain = null } = theirs;
  const isMoveAlone = equalJson({ ...base, domain }, theirs) && equalJson(base.domain, mine.domain);
  return isMoveAlone ? { ...mine, domain } : null;
}
