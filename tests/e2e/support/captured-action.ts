import type { APIRequestContext, Page, Request } from "@playwright/test";

/** A call of a server action as the browser would have sent it, to be sent by somebody else. */
export type CapturedAction = { url: string; headers: Record<string, string>; body: Buffer };

const KEPT = ["next-action", "content-type", "accept", "next-router-state-tree", "origin"];

/** Holds back the next action whose body says this; the person in the browser is told that the connection broke. */
export async function captureAction(
  page: Page,
  saying: string,
  act: () => Promise<void>,
): Promise<CapturedAction> {
  const isMeant = (request: Request) =>
    request.method() === "POST" &&
    request.headers()["next-action"] !== undefined &&
    (request.postData() ?? "").includes(saying);
  await page.route("**/*", (route) => (isMeant(route.request()) ? route.abort() : route.fallback()));
  const [captured] = await Promise.all([page.waitForRequest(isMeant), act()]);
  await page.unrouteAll({ behavior: "wait" });

  const all = await captured.allHeaders();
  const headers = Object.fromEntries(KEPT.flatMap((name) => (all[name] ? [[name, all[name]]] : [])));
  const body = captured.postDataBuffer();
  if (!body) throw new Error("The action was sent without a body.");
  return { url: captured.url(), headers, body };
}

export async function replay(client: APIRequestContext, { url, headers, body }: CapturedAction) {
  return client.post(url, { headers, data: body, maxRedirects: 0 });
}
