import { expect, test } from "./support/journey";
import { dana } from "./support/people";
import { chips, facet, results, resultTitles, searchBox } from "./support/search";
import { signIn, tryToSignIn } from "./support/sign-in";

// The very pages everybody gets, in a browser that runs none of their scripts.
test.use({ javaScriptEnabled: false });

test("signing in is a form", async ({ page }) => {
  await page.goto("/sign-in");
  await tryToSignIn(page, { ...dana, password: "not her password" });
  await expect(page.getByRole("main").getByRole("alert")).toHaveText(
    "The e-mail address or the password is not right.",
  );
  await expect(page.getByLabel("E-mail address")).toBeVisible();
  await signIn(page, dana, "/search?q=orders");
  await expect(page).toHaveURL("/search?q=orders");
});

test("searching, narrowing down, sorting and opening a product are links and forms", async ({ page }) => {
  await signIn(page, dana);
  await searchBox(page).fill("purchse hist");
  await searchBox(page).press("Enter");
  await expect(page).toHaveURL("/search?q=purchse+hist");
  await expect(resultTitles(page).first()).toHaveText("Customer purchase history");

  await page.goto("/search");
  await facet(page, "Domain", "Finance").click();
  await expect(page).toHaveURL("/search?domain=finance");
  await expect(resultTitles(page)).toHaveCount(4);
  await page
    .getByRole("navigation", { name: "Order of results" })
    .getByRole("link", { name: "Title" })
    .click();
  await expect(resultTitles(page).first()).toHaveText("Exchange rates");
  await results(page).getByRole("link", { name: "Financial reports", exact: true }).click();
  await expect(page.getByRole("region", { name: "What is it for?" })).toBeVisible();
  await page.getByRole("link", { name: "Ports & schema" }).click();
  await expect(page.getByRole("table", { name: /^Columns of/ }).first()).toBeVisible();

  await page.goto("/search?domain=finance");
  await chips(page).getByRole("link", { name: "Remove filter Domain: Finance" }).click();
  await expect(page).toHaveURL("/search");
});

test("finding a value and bounding a score are forms", async ({ page }) => {
  await signIn(page, dana, "/search?q=customer&sort=title");
  const filters = page.getByRole("complementary", { name: "Filters" });
  const box = filters.getByRole("searchbox", { name: "Find in tag" });
  await box.fill("retention");
  await box.press("Enter");
  await expect(page).toHaveURL("/search?q=customer&sort=title&in=tag&find=retention");
  await facet(page, "Tag", "retention").click();
  await expect(page).toHaveURL("/search?q=customer&tag=retention&sort=title");

  const score = filters.getByRole("region", { name: "Compliance score" });
  await score.getByLabel("Compliance score to").fill("100");
  await score.getByRole("button", { name: /^Apply/ }).click();
  await expect(page).toHaveURL(/\/search\?q=customer&tag=retention&sort=title&minScore=&maxScore=100$/);
  await chips(page).getByRole("link", { name: "Remove filter Compliance score: at most 100" }).click();
  await expect(page).toHaveURL("/search?q=customer&tag=retention&sort=title");
});
