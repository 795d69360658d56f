import { describe, expect, test } from "vitest";
import { createDraftSaver, type Saving } from "@/components/editor/draft-saver";
import type { ActionResult } from "@/lib/platform/action-state";
import type { JsonObject } from "@/lib/registry/json";

/** A server with one draft, and a person who types while it is being asked. */
function aDesk() {
  const server = {
    revision: 1,
    document: { title: "Start" } as JsonObject,
    isReachable: true,
    ref: { domain: "sales", name: "orders" },
  };
  const desk = { document: server.document, whileSaving: () => {}, sends: 0 };

  async function send(revision: number, document: JsonObject): Promise<ActionResult<Saving>> {
    desk.sends++;
    desk.whileSaving();
    if (!server.isReachable) throw new TypeError("Failed to fetch");
    if (revision !== server.revision) {
      const current = {
        descriptor: server.document,
        revision: server.revision,
        updatedAt: new Date(0),
        updatedBy: null,
      };
      return { ok: true, value: { saved: false, current, ref: server.ref } };
    }
    Object.assign(server, { revision: revision + 1, document });
    return {
      ok: true,
      value: { saved: true, revision: revision + 1, savedAt: new Date(0), ref: server.ref },
    };
  }
  const saver = createDraftSaver({
    base: { revision: 1, document: desk.document },
    ref: server.ref,
    read: () => desk.document,
    adopt: (document) => {
      desk.document = document;
    },
    send,
    onChange: () => {},
  });
  return { server, desk, saver };
}

describe("saving a draft", () => {
  test("what is typed while a save is under way is saved too", async () => {
    const { server, desk, saver } = aDesk();
    desk.document = { title: "One" };
    desk.whileSaving = () => {
      if (desk.sends === 1) desk.document = { title: "One two" };
    };
    await saver.flush();
    expect(server.document).toEqual({ title: "One two" });
    expect(saver.state()).toMatchObject({ status: { kind: "saved" }, base: { revision: 3 } });
  });

  test("a document that says what is saved is not sent again", async () => {
    const { desk, saver } = aDesk();
    desk.document = { title: "Start" };
    await saver.flush();
    expect(desk.sends).toBe(0);
  });

  test("without a connection the work stays unsaved and goes out with the next try", async () => {
    const { server, desk, saver } = aDesk();
    desk.document = { title: "Offline" };
    server.isReachable = false;
    await saver.flush();
    expect(saver.state().status.kind).toBe("failed");
    expect(saver.isDirty()).toBe(true);
    server.isReachable = true;
    await saver.flush();
    expect(server.document).toEqual({ title: "Offline" });
  });

  test("another person's version is never overwritten before somebody has decided", async () => {
    const { server, desk, saver } = aDesk();
    Object.assign(server, { revision: 7, document: { title: "Theirs" } });
    desk.document = { title: "Mine" };
    await saver.flush();
    expect(saver.state().other).toMatchObject({ revision: 7, document: { title: "Theirs" } });
    await saver.flush();
    expect(server.document).toEqual({ title: "Theirs" });

    saver.resolve({ revision: 7, document: { title: "Theirs" } });
    desk.document = { title: "Merged" };
    await saver.flush();
    expect(server).toMatchObject({ revision: 8, document: { title: "Merged" } });
  });

  test("a product that was moved meanwhile is saved where it is, its new domain with it, and says where that is", async () => {
    const { server, desk, saver } = aDesk();
    desk.document = { title: "Start", domain: "sales" };
    await saver.flush();
    Object.assign(server, {
      revision: 3,
      document: { title: "Start", domain: "marketing" },
      ref: { domain: "marketing", name: "orders" },
    });
    desk.document = { title: "Written on", domain: "sales" };
    await saver.flush();
    expect(saver.state()).toMatchObject({ other: null, ref: server.ref, status: { kind: "saved" } });
    expect(server.document).toEqual({ title: "Written on", domain: "marketing" });
    expect(desk.document).toEqual(server.document);
  });

  test("a product that was moved and changed by somebody else waits for a decision, and says where it is", async () => {
    const { server, desk, saver } = aDesk();
    Object.assign(server, {
      revision: 3,
      document: { title: "Theirs", domain: "marketing" },
      ref: { domain: "marketing", name: "orders" },
    });
    desk.document = { title: "Mine", domain: "sales" };
    await saver.flush();
    expect(saver.state()).toMatchObject({ other: { revision: 3 }, ref: server.ref });
    expect(desk.document).toEqual({ title: "Mine", domain: "sales" });
    expect(server.document).toMatchObject({ title: "Theirs" });
  });

  test("two calls at once are one save", async () => {
    const { desk, saver } = aDesk();
    desk.document = { title: "Once" };
    await Promise.all([saver.flush(), saver.flush()]);
    expect(desk.sends).toBe(1);
  });
});
