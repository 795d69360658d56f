import { readFile } from "node:fs/promises";
import { expect, test } from "./support/journey";
import { dana } from "./support/people";
import { signIn } from "./support/sign-in";

const PRODUCT = "/products/sales/customer-purchase-history";

test("lineage leads from a product to what it is made from, and to what is made of it", async ({ page }) => {
  await signIn(page, dana, PRODUCT);
  await page.getByRole("link", { name: "Lineage" }).click();
  await expect(page).toHaveURL(new RegExp(`${PRODUCT}/lineage$`));
  const picture = page.getByRole("region", { name: /^Picture of what Customer purchase history/ });
  await expect(picture.getByRole("link")).toHaveCount(5);
  await expect(picture.getByText("Web shop order service", { exact: true })).toBeVisible();

  await page.getByRole("link", { name: "1 step" }).click();
  await expect(page).toHaveURL(/steps=1$/);
  await expect(picture.getByText("Web shop order service", { exact: true })).toBeHidden();

  await picture.getByRole("link", { name: /^Customer sentiment/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/customer-sentiment\/lineage$/);
  await expect(page.getByRole("heading", { name: "Nothing is made of it yet" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Made from", exact: true })).toContainText(
    "Social listening provider",
  );
});

test("whom a change would reach is a table, and a file", async ({ page }) => {
  await signIn(page, dana, "/products/orders/order-events/lineage");
  const table = page.getByRole("table", { name: "What is made of it" });
  await expect(table.getByRole("row", { name: /Customer sentiment.*Mara/ })).toContainText("2");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download as CSV" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("impact-orders-order-events.csv");
  const text = await readFile(await file.path(), "utf8");
  expect(text.split("\r\n")[0]).toContain("steps,domain,product");
  expect(text).toContain("customer-sentiment");
});

test("the map is found from the navigation, and shows layers, domains, a product and a path", async ({
  page,
}) => {
  await signIn(page, dana);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Map" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Mesh map" })).toBeVisible();
  const picture = page.getByRole("region", { name: "Picture of the mesh" });
  await expect(picture.getByRole("link", { name: /^Customer purchase history/ })).toBeVisible();

  await page.getByRole("link", { name: "Lifecycle" }).click();
  await expect(page).toHaveURL(/layer=lifecycle/);
  await expect(picture.getByRole("link", { name: "Legacy sales extract, Deprecated" })).toBeVisible();

  await picture.getByRole("link", { name: /^Sales, .* Close$/ }).click();
  await expect(picture.getByRole("link", { name: /^Sales, .*1 deprecated.* Open$/ })).toBeVisible();
  await expect(picture.getByRole("link", { name: /^Customer purchase history/ })).toHaveCount(0);

  await page.getByRole("searchbox", { name: "Find a data product on the map" }).fill("purchase");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(picture.getByRole("link", { name: /^Sales, 1 found of/ })).toBeVisible();
  await page.getByRole("link", { name: "Focus on Customer purchase history" }).click();
  await expect(page).toHaveURL(/focus=sales\/customer-purchase-history/);
  await expect(picture.getByRole("link", { name: /^Web visits/ })).toHaveCount(0);

  await page.getByRole("textbox", { name: "Path from" }).fill("order events");
  await page.getByRole("textbox", { name: "Path to" }).fill("customer sentiment");
  await page.getByRole("button", { name: "Show path" }).click();
  await expect(page.getByText("From Order events to Customer sentiment, 2 steps")).toBeVisible();
  await page.getByRole("link", { name: "Show the whole mesh" }).click();
  await expect(picture.getByRole("link", { name: /^Web visits/ })).toBeVisible();
});

test("the picture is moved, zoomed and lit up by pointer and keyboard", async ({ page }) => {
  await signIn(page, dana, "/map");
  const picture = page.getByRole("region", { name: "Picture of the mesh" });
  const drawing = picture.locator("svg").first();
  const widthOf = async () => (await drawing.boundingBox())?.width ?? 0;
  const first = await widthOf();
  await page.getByRole("button", { name: "Zoom in" }).click();
  await expect.poll(widthOf).toBeGreaterThan(first * 1.1);
  await picture.focus();
  await page.keyboard.press("0");
  await expect.poll(widthOf).toBeCloseTo(first, 0);
  for (const _ of [1, 2, 3, 4]) await page.keyboard.press("+");
  await expect.poll(widthOf).toBeGreaterThan(first * 1.5);

  const before = await picture.evaluate(({ scrollLeft }) => scrollLeft);
  const box = await picture.boundingBox();
  if (!box) throw new Error("The picture has no place.");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 - 120, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  expect(await picture.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(before + 60);
  await expect(page).toHaveURL(/\/map$/);

  await picture.getByRole("link", { name: /^Financial reports/ }).focus();
  await expect(picture.locator("path[data-lit]")).toHaveCount(2);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("lineage and map are whole: drawn, listed, and led on by links and forms", async ({ page }) => {
    await signIn(page, dana, `${PRODUCT}/lineage`);
    const lineage = page.getByRole("region", { name: /^Picture of what/ });
    await expect(lineage.getByRole("link")).toHaveCount(5);
    await expect(page.getByRole("button", { name: "Zoom in" })).toHaveCount(0);
    await page.getByRole("link", { name: "Show on the map" }).click();
    await expect(page.getByText("Customer purchase history and what is around it")).toBeVisible();
    await page.getByRole("link", { name: "Criticality" }).click();
    await expect(page.getByRole("list", { name: "Legend" })).toContainText("Tier 1");
    await page.getByRole("textbox", { name: "Path from" }).fill("customer master");
    await page.getByRole("textbox", { name: "Path to" }).fill("financial reports");
    await page.getByRole("button", { name: "Show path" }).click();
    await expect(page.getByText("No data flows between Customer master and Financial reports")).toBeVisible();
  });
});
