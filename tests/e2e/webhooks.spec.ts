import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { isOurMessage } from "@/lib/interop/webhooks/signature";
import { expectAccessible, expectNoSidewaysScroll } from "./support/expect-accessible";
import { expect, test } from "./support/journey";
import { ada, sam } from "./support/people";
import { publishOwn } from "./support/products";
import { signIn } from "./support/sign-in";

const WEBHOOKS = "/admin/webhooks";

type Message = { headers: IncomingHttpHeaders; body: string };

/** A system beside Agora that is told what happens; `status` is what it answers. */
async function aReceiver() {
  const receiver = { status: 204, messages: [] as Message[], url: "", close: () => undefined as unknown };
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      receiver.messages.push({ headers: request.headers, body });
      response.writeHead(receiver.status).end(receiver.status < 300 ? "" : "The disk is full.");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address with one.
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/agora`;
  receiver.close = () => server.close();
  return receiver;
}

function deliveries(page: Page, type: string) {
  return page
    .getByRole("region", { name: /^Deliveries/ })
    .getByRole("listitem")
    .filter({ hasText: type });
}

async function register(page: Page, { name, url }: { name: string; url: string }): Promise<string> {
  await page.goto(`${WEBHOOKS}/new`);
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Address").fill(url);
  await page.getByRole("checkbox", { name: /^product.published/ }).check();
  await page.getByRole("button", { name: "Register webhook" }).click();
  const secret = page
    .getByRole("figure")
    .filter({ hasText: "Secret" })
    .getByText(/^whsec_/);
  await expect(secret).toBeVisible();
  const text = await secret.innerText();
  await page.getByRole("link", { name: "the webhook" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return text;
}

test("an admin has a system told of what happens, sees what it answers, and sends again what it lost", async ({
  page,
  openAs,
}) => {
  test.slow();
  const receiver = await aReceiver();
  await signIn(page, ada, `${WEBHOOKS}/new`);

  await test.step("an address within the network is refused, and nothing typed is lost", async () => {
    await page.getByLabel("Name").fill("Cloud");
    await page.getByLabel("Address").fill("https://169.254.169.254/latest");
    await page.getByRole("button", { name: "Register webhook" }).click();
    await expect(page.getByText("not an address of the public internet")).toBeVisible();
    await expect(page.getByLabel("Name")).toHaveValue("Cloud");
  });

  const secret = await register(page, { name: "Warehouse provisioner", url: receiver.url });

  await test.step("a test event arrives, signed by the secret that was shown once", async () => {
    await page.getByRole("button", { name: "Send a test event" }).click();
    await expect(deliveries(page, "test")).toContainText("Delivered");
    const [{ headers, body } = { headers: {}, body: "" }] = receiver.messages;
    const plain = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    expect(isOurMessage({ headers: plain, body }, secret, new Date())).toBe(true);
    expect(JSON.parse(body)).toMatchObject({ specversion: "1.0", type: "agora.test" });
    await expect(page.getByText(secret)).toHaveCount(0);
    await expectAccessible(page);
  });

  await test.step("what it refuses waits, with its answer, and arrives once it can", async () => {
    receiver.status = 503;
    const sams = await openAs(sam);
    const own = await publishOwn(sams, "Parcel weights");
    const published = deliveries(page, "product.published").first();
    await expect(async () => {
      await page.reload();
      await expect(published).toContainText("answered 503", { timeout: 1_000 });
    }).toPass();
    await published.getByText("What was sent and answered").click();
    await expect(published).toContainText("The disk is full.");
    await expect(published).toContainText(own.path.split("/").at(-1) ?? "");
    await expect(page.getByText("Failing", { exact: true })).toBeVisible();
    receiver.status = 200;
    await published.getByRole("button", { name: "Try now" }).click();
    await expect(published).toContainText("Delivered");
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(page);
  });

  await test.step("it is paused and resumed, its secret replaced, and at last it is deleted", async () => {
    await page.getByRole("button", { name: "Pause" }).click();
    await expect(page.getByText("Nothing is sent while it is paused")).toBeVisible();
    await page.getByRole("button", { name: "Resume" }).click();
    await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
    await page.getByRole("button", { name: "Make a new secret" }).click();
    await expect(page.getByText(/^whsec_/)).toBeVisible();
    await page.getByRole("checkbox", { name: /is told nothing any more/ }).check();
    await page.getByRole("button", { name: "Delete webhook" }).click();
    await expect(page).toHaveURL(new RegExp(`${WEBHOOKS}$`));
    await expect(page.getByText("Warehouse provisioner")).toHaveCount(0);
  });
  receiver.close();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a webhook is registered, tried and deleted all the same", async ({ page }) => {
    const receiver = await aReceiver();
    await signIn(page, ada, WEBHOOKS);
    await register(page, { name: "Old browser", url: receiver.url });
    await page.getByRole("button", { name: "Send a test event" }).click();
    // To read it anew would send the form again.
    const place = page.url();
    await expect(async () => {
      await page.goto(place);
      await expect(deliveries(page, "test")).toContainText("Delivered", { timeout: 1_000 });
    }).toPass();
    await page.getByRole("checkbox", { name: /is told nothing any more/ }).check();
    await page.getByRole("button", { name: "Delete webhook" }).click();
    await expect(page).toHaveURL(new RegExp(`${WEBHOOKS}$`));
    receiver.close();
  });
});
