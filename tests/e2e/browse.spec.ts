import { expectAccessible } from "./support/expect-accessible";
import { expect, test } from "./support/journey";
import { dana, mara, sam } from "./support/people";
import { signIn } from "./support/sign-in";

const PRODUCT = "/products/sales/customer-purchase-history";

test("the palette leads anywhere from the keyboard, and gives the focus back", async ({ page }) => {
  await signIn(page, dana);
  const button = page.getByRole("button", { name: "Go to anything" });
  await button.focus();
  await page.keyboard.press("Control+k");
  const box = page.getByRole("combobox", { name: "Go to anything" });
  await expect(box).toBeFocused();
  await expect(page.getByRole("option", { name: "My drafts" })).toBeVisible();
  await expect(page.getByRole("option", { name: "Write a policy" })).toHaveCount(0);

  await box.fill("customer purch");
  await expect(page.getByRole("option", { name: /Customer purchase history/ }).first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(button).toBeFocused();

  await page.keyboard.press("Control+k");
  await box.fill("purchase_ts");
  await page
    .getByRole("option", { name: /^purchase_ts/ })
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(`${PRODUCT}/schema\\?column=purchase_ts#column$`));
  await expect(page.locator("tr#column")).toContainText("purchase_ts");

  await page.keyboard.press("Control+k");
  await box.fill("my dra");
  await expect(page.getByRole("option", { selected: true })).toHaveText("My drafts");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/drafts$/);
});

test("the palette remembers where one was, in this browser alone, until one signs out", async ({ page }) => {
  await signIn(page, dana, PRODUCT);
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("option", { name: "Customer purchase history" })).toBeVisible({
      timeout: 1_000,
    });
  }).toPass();
  await page.getByRole("option", { name: "Forget these" }).click();
  await expect(page.getByRole("option", { name: "Customer purchase history" })).toHaveCount(0);
});

test("two products picked among the results stand side by side", async ({ page }) => {
  await signIn(page, dana, "/search?domain=sales");
  const results = page.locator("[data-slot=result-row]");
  await results
    .nth(0)
    .getByRole("button", { name: /^Compare/ })
    .click();
  await results
    .nth(1)
    .getByRole("button", { name: /^Compare/ })
    .click();
  await page.getByRole("link", { name: "Compare 2" }).click();
  await expect(page.locator("thead th")).toHaveCount(2);
  const rows = page.getByRole("rowheader");
  const all = await rows.count();
  await page.getByRole("link", { name: "Only differences" }).click();
  await expect(page).toHaveURL(/only=differences/);
  await expect(rows).not.toHaveCount(all);
  await page
    .getByRole("link", { name: /^Take .* out$/ })
    .first()
    .click();
  await expect(page.locator("thead th")).toHaveCount(1);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a comparison is put together by links and a form", async ({ page }) => {
    await signIn(page, dana, PRODUCT);
    await page.getByRole("link", { name: /^Compare/ }).click();
    await page.getByRole("searchbox", { name: "Title of a data product to add" }).fill("order events");
    await page.getByRole("button", { name: "Find" }).click();
    await page.getByRole("link", { name: /^Order events/ }).click();
    await expect(page.locator("thead th")).toHaveCount(2);
  });
});

test("a term leads to the columns it is meant by, and from a column back", async ({ page }) => {
  await signIn(page, dana, "/glossary");
  await page.getByRole("link", { name: "Customer", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Customer" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Retire" })).toHaveCount(0);
  await page.getByRole("link", { name: "customer_id" }).first().click();
  await expect(page.locator("tr#column")).toContainText("customer_id");
  await page.locator("tr#column").getByRole("link", { name: "Customer" }).click();
  await expect(page).toHaveURL(/\/glossary\/customer$/);
});

test("a steward defines a term, which everybody finds", async ({ page }) => {
  await signIn(page, mara, "/glossary/new");
  await page.getByLabel("Term").fill("Reach");
  await page.getByLabel("Definition").fill("How many people saw it at least once.");
  await page.getByLabel("Also called").fill("audience, coverage");
  await page.getByLabel("Domain that answers for it").selectOption({ label: "Marketing" });
  await page.getByRole("button", { name: "Define term" }).click();
  await expect(page).toHaveURL(/\/glossary\/reach$/);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Go to anything" }).fill("coverage");
  await expect(page.getByRole("option", { name: /Reach/ })).toBeVisible();
});

test("a search is saved under a name and found again", async ({ page }) => {
  await signIn(page, sam, "/search?q=orders");
  await page.getByText("Save", { exact: true }).click();
  await page.getByLabel("Save this search as").fill("Everything about orders");
  await page.getByRole("button", { name: "Save search" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.getByRole("link", { name: "Saved searches" }).click();
  await page.getByRole("link", { name: "Everything about orders" }).click();
  await expect(page).toHaveURL(/\/search\?q=orders$/);
});

test("the feed is for whoever is signed in, and says when nothing is new", async ({ page }) => {
  const outside = await page.request.get("/feed.atom");
  expect(outside.status()).toBe(401);
  await signIn(page, dana);
  const feed = await page.request.get("/feed.atom");
  expect(feed.headers()["content-type"]).toContain("application/atom+xml");
  expect(await feed.text()).toContain("<title>Customer purchase history</title>");
  const again = await page.request.get("/feed.atom", {
    headers: { "If-None-Match": feed.headers().etag ?? "" },
  });
  expect(again.status()).toBe(304);
});

test("data nobody offers is asked for, backed and claimed", async ({ page }) => {
  const heading = page.getByRole("heading", { name: "Weather by store" });
  const card = page.locator("[data-slot=panel]").filter({ has: heading });
  await signIn(page, dana, "/search?q=qzxvweather");
  await page.getByRole("link", { name: "Request this data" }).click();
  await expect(page.getByLabel("Which data")).toHaveValue("qzxvweather");
  await page.getByLabel("Which data").fill("Weather by store");
  await page.getByLabel("What you need it for").fill("Plan staff by the weather of the day.");
  await page.getByRole("button", { name: "Request this data" }).click();
  await expect(page).toHaveURL(/\/demand$/);
  await expect(card.getByText("1 person needs it")).toBeVisible();

  await page.context().clearCookies();
  await signIn(page, mara, "/demand");
  await card.getByRole("button", { name: /^I need this too/ }).click();
  await expect(card.getByText("2 people need it")).toBeVisible();
  await card.getByRole("button", { name: /^Claim/ }).click();
  await expect(card).toBeHidden();
  await page.getByRole("link", { name: "Claimed" }).click();
  await expect(card.getByText("claimed by")).toBeVisible();
});
