import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/identity/model";
import { createWebhook } from "@/lib/interop/commands/create-webhook";
import {
  findDeliveries,
  findWebhook,
  findWebhookDomains,
  findWebhooks,
} from "@/lib/interop/queries/find-webhooks";
import { aMesh } from "../../registry/mesh";

let mesh: Awaited<ReturnType<typeof aMesh>>;
let id: string;

beforeAll(async () => {
  mesh = await aMesh();
  const facts = { url: "https://hooks.example.com/", types: ["access.granted" as const], domainId: null };
  id = (await createWebhook(mesh.admin, { name: "Provisioner", ...facts })).id;
});

const QUERIES: Record<string, (actor: Actor) => Promise<unknown>> = {
  findWebhooks: (actor) => findWebhooks(actor),
  findWebhook: (actor) => findWebhook(actor, id),
  findWebhookDomains: (actor) => findWebhookDomains(actor),
  findDeliveries: (actor) => findDeliveries(actor, id, { page: 1, state: null }),
};

test.each(Object.entries(QUERIES))("%s answers admins who signed in, and nobody else", async (_name, run) => {
  await expect(run(mesh.admin)).resolves.toBeTruthy();
  for (const who of ["owner", "steward", "marketer", "stranger", "auditor"] as const)
    await expect(run(mesh[who])).rejects.toMatchObject({ code: "forbidden" });
  const token: Actor = { ...mesh.admin, tokenScopes: ["read", "check", "publish"] };
  await expect(run(token)).rejects.toMatchObject({ code: "forbidden" });
});
