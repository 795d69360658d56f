import path from "node:path";
import { slugOf, unique } from "./support/documents";
import { expect, test } from "./support/journey";
import { mara, sam } from "./support/people";
import { expectEditor, liveCheck, openStep, publish, tryToPublish } from "./support/products";
import { expectFirst, results, searchBox, typeQuery } from "./support/search";
import { signIn } from "./support/sign-in";

const SQL = `CREATE TABLE parcels (
  parcel_id varchar(20) NOT NULL PRIMARY KEY,
  shipped_on date NOT NULL,
  weight_kg numeric(8, 2)
);`;

test("a steward describes a product, is refused with reasons, mends each by its Fix, publishes, and a colleague finds and understands it", async ({
  page,
  openAs,
}) => {
  test.slow();
  const title = unique("Parcel weights");
  const tag = unique("parcels");
  const toMend = page.getByRole("region", { name: "To mend before publishing" });

  async function fix(finding: RegExp) {
    await openStep(page, "Review");
    await page.getByRole("main").getByRole("button", { name: finding }).first().click();
  }

  await test.step("Sam registers it with nothing but its name", async () => {
    await signIn(page, sam);
    await page.getByRole("link", { name: "New data product" }).click();
    await page.getByRole("combobox", { name: "Domain" }).selectOption({ label: "Sales" });
    await page.getByRole("textbox", { name: "Title" }).fill(title);
    await page.getByRole("button", { name: "Create and describe it" }).click();
    await expectEditor(page);
  });

  await test.step("the server refuses it and names every reason", async () => {
    await tryToPublish(page);
    await expect(page.getByRole("main").getByRole("alert")).toContainText(
      /Not published\. \d+ findings have to be mended first\./,
    );
    for (const code of ["ESS-04", "META-01", "META-02", "COM-01"]) {
      await expect(toMend.getByText(code).first()).toBeVisible();
    }
    await expect(toMend.getByText("Whole organisation").first()).toBeVisible();
  });

  await test.step("Fix leads to the summary, the purpose and the retention", async () => {
    await fix(/Fix: .*Summary is missing/);
    const summary = page.getByRole("textbox", { name: "Summary" });
    await expect(summary).toBeFocused();
    await summary.fill("The weight of every parcel we ship, daily.");

    await fix(/Fix: .*Description purpose is missing/);
    const purpose = page.getByRole("textbox", { name: "Purpose" });
    await expect(purpose).toBeFocused();
    await purpose.fill(
      "Plan vans and postage by what parcels weigh, and see which articles are heavier than the catalogue says.",
    );
    await page.getByRole("combobox", { name: "Tags" }).fill(tag);
    await page.keyboard.press("Enter");

    await fix(/Fix: .*Retention days is missing/);
    const retention = page.getByLabel("Kept for");
    await expect(retention).toBeFocused();
    await retention.fill("730");
  });

  await test.step("Fix leads to the people", async () => {
    await fix(/Fix: .*Owner team is missing/);
    await expect(page.getByLabel("Team name")).toBeFocused();
    await page.getByLabel("Team name").fill("Sales data");

    await fix(/Fix: .*Owner e-mail is missing/);
    await expect(page.getByRole("heading", { name: "People & support", level: 2 })).toBeVisible();
    await page.getByRole("button", { name: "Add member" }).click();
    const member = page.getByRole("group", { name: "Members" }).getByRole("group", { name: "Row 1" });
    await member.getByRole("textbox", { name: "E-mail or user name" }).fill("olivia@agora.example");
    await member.getByRole("textbox", { name: "Role" }).fill("owner");

    await fix(/Fix: .*Owner support channel is missing/);
    await page.getByRole("button", { name: "Add channel" }).click();
    await page.getByRole("textbox", { name: "Channel" }).fill("#sales-data");
  });

  await test.step("Fix leads to the ports, and a pasted CREATE TABLE gives the columns", async () => {
    await fix(/Fix: The product offers no output port/);
    const add = page.getByRole("button", { name: "Add output port" });
    await expect(add).toBeFocused();
    await add.click();
    await page.getByLabel("Name", { exact: true }).first().fill("parcels");
    await page.getByRole("combobox", { name: "Type", exact: true }).selectOption({ label: "Table or view" });
    await page.getByRole("button", { name: "Paste columns" }).click();
    await page.getByLabel("Text", { exact: true }).fill(SQL);
    await page.getByRole("button", { name: "Add 3 columns" }).click();
    await expect(page.getByRole("grid", { name: "Columns" }).getByText("parcel_id")).toBeVisible();
  });

  await test.step("Fix leads into the column grid, where the keyboard is enough", async () => {
    const grid = page.getByRole("grid", { name: "Columns" });
    await fix(/Fix: .*"parcel_id" › Classification is missing/);
    await expect(grid).toBeFocused();
    await page.keyboard.press("Enter");
    await page.keyboard.press("i");
    await expect(grid.getByRole("row", { name: /parcel_id/ }).getByText("Internal")).toBeVisible();
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Control+d");
    await expect(grid.getByText("Internal")).toHaveCount(3);

    await fix(/Fix: .*"parcel_id" › Description is missing/);
    await expect(grid).toBeFocused();
    await page.keyboard.type("Number printed on the parcel.");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Day the parcel left the warehouse.");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Weight on the scale, in kilograms.");
    await page.keyboard.press("Enter");
    await expect(grid.getByText("Weight on the scale, in kilograms.")).toBeVisible();
  });

  await test.step("Fix leads to the promises and the protection of the port", async () => {
    const freshness = page.getByLabel("At most this old", { exact: true });
    const availability = page.getByLabel("Available", { exact: true });
    await fix(/Fix: .*freshness in hours is missing/i);
    await expect(freshness).toBeFocused();
    await freshness.fill("24");
    await fix(/Fix: .*availability in per cent is missing/i);
    await expect(availability).toBeFocused();
    await availability.fill("99.5");
    await fix(/Fix: .*encrypted in transit is missing/);
    const encryption = page.getByRole("combobox", { name: "Encrypted in transit" });
    await expect(encryption).toBeFocused();
    await encryption.selectOption({ label: "Yes" });
    await expect(liveCheck(page).getByText("Nothing stands in the way of publishing.")).toBeVisible();
  });

  await test.step("the gate lets it pass", async () => {
    await publish(page);
    await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
    await expect(page.getByText(/^version 1\.0\.0/)).toBeVisible();
  });

  await test.step("Mara finds it by typing its tag, and by half a misspelt word", async () => {
    const marasPage = await openAs(mara);
    await marasPage.goto("/search");
    await typeQuery(marasPage, tag);
    await expectFirst(marasPage, title);
    await expect(results(marasPage).first().getByText(`tag ${tag}`)).toBeVisible();

    await searchBox(marasPage).fill("");
    await typeQuery(marasPage, `parsel weigh ${title.split(" ").at(-1)}`);
    await expectFirst(marasPage, title);
    await results(marasPage).first().getByRole("link", { name: title }).click();

    const answer = (question: string) => marasPage.getByRole("region", { name: question });
    await expect(answer("What is it for?")).toContainText("Plan vans and postage by what parcels weigh");
    await expect(answer("Can I trust it?")).toContainText(/Passes all \d+/);
    await expect(answer("Can I trust it?")).toContainText("99.5 % available");
    await expect(answer("May I use it?")).toContainText("Internal, no personal data stated");
    await expect(answer("Whom do I ask?")).toContainText("olivia@agora.example");
    await expect(answer("Whom do I ask?")).toContainText("#sales-data");
    await expect(answer("How do I start?")).toBeVisible();
    await expect(marasPage.getByRole("link", { name: /^Edit/ })).toBeHidden();
  });
});

test("a steward imports a contract he has already, is refused with reasons, mends and publishes it", async ({
  page,
}) => {
  test.slow();
  const title = unique("Loyalty cards");
  const toMend = page.getByRole("region", { name: "To mend before publishing" });
  await signIn(page, sam);
  await page.goto("/products/new");
  await page.getByRole("link", { name: "Import a file or text" }).click();
  await page
    .getByLabel("File", { exact: true })
    .setInputFiles(path.join(import.meta.dirname, "samples/loyalty-cards.odcs.yaml"));
  await page.getByRole("button", { name: "Read it" }).click();
  const report = page.getByRole("status", { name: "What was read" });
  await expect(report).toContainText("A data contract (ODCS)");
  await expect(report).toContainText("1 output port, 3 columns");

  await page.getByRole("combobox", { name: "Domain" }).selectOption({ label: "Sales" });
  await page.getByRole("textbox", { name: "Title" }).fill(title);
  await page.getByRole("textbox", { name: "Name" }).fill(slugOf(title));
  await page.getByRole("button", { name: "Create the draft" }).click();
  await expectEditor(page);

  await tryToPublish(page);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Not published.");
  await expect(toMend).toContainText(/"points" › Classification is missing/);
  await expect(toMend).toContainText("PRI-04");

  const fix = async (finding: RegExp) => {
    await openStep(page, "Review");
    await page.getByRole("main").getByRole("button", { name: finding }).first().click();
  };
  await fix(/Fix: .*name is "loyalty-cards"/);
  await page.getByRole("button", { name: "Use the address" }).click();
  await page.getByRole("textbox", { name: "Summary" }).fill("Every loyalty card with its holder and points.");
  await fix(/Fix: .*purpose: expected at least 80 characters/i);
  await expect(page.getByRole("textbox", { name: "Purpose" })).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.type(" Made for campaigns that reward regulars.");

  await fix(/Fix: .*"points" › Classification is missing/);
  await expect(page.getByRole("grid", { name: "Columns" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("i");

  await fix(/Fix: .*legal basis is missing/i);
  await expect(page.getByRole("combobox", { name: "Legal basis" })).toBeFocused();
  await page.getByRole("combobox", { name: "Legal basis" }).selectOption({ label: "Contract" });
  await page
    .getByRole("textbox", { name: "Purpose of processing" })
    .fill("Send the monthly statement and honour the points on the card.");
  await page.getByLabel("Kept for").fill("730");

  await fix(/Fix: .*owner team is missing/i);
  await page.getByLabel("Team name").fill("Sales data");
  await page.getByRole("button", { name: "Add member" }).click();
  await page.getByRole("textbox", { name: "E-mail or user name" }).fill("olivia@agora.example");
  await page.getByRole("textbox", { name: "Role" }).fill("owner");
  await page.getByRole("button", { name: "Add channel" }).click();
  await page.getByRole("textbox", { name: "Channel" }).fill("#sales-data");

  await fix(/Fix: .*availability in per cent is missing/i);
  await page.getByLabel("Available", { exact: true }).fill("99");
  await fix(/Fix: .*encrypted in transit is missing/);
  await page.getByRole("combobox", { name: "Encrypted in transit" }).selectOption({ label: "Yes" });

  await fix(/Fix: .*Storage region is missing/);
  await expect(page.getByRole("combobox", { name: "Region" })).toBeFocused();
  await page.getByRole("combobox", { name: "Region" }).fill("eu-central");

  await expect(liveCheck(page).getByText("Nothing stands in the way of publishing.")).toBeVisible();
  await publish(page);
  await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
  await page.getByRole("link", { name: "Ports & schema" }).click();
  await expect(page.getByRole("row", { name: /holder_email/ })).toContainText("Personal");
});
