import { unique } from "./support/documents";
import { expect, test } from "./support/journey";
import { dana } from "./support/people";
import { signIn } from "./support/sign-in";

test.use({ javaScriptEnabled: false });

test("promises, proofs and the report of a problem are pages and forms", async ({ page }) => {
  const title = unique("A file is missing");
  await signIn(page, dana, "/products/sales/customer-purchase-history/contract");
  await expect(
    page
      .getByText(/airflow sales_daily/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  await page.getByText("Report a problem").click();
  await page.getByLabel("What is wrong").fill(title);
  await page
    .getByLabel("What you see, and since when")
    .fill("The file of the third of the month is not there.");
  await page.getByRole("button", { name: "Report to the team" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: title })).toContainText("Reported");
});
