import type { Page } from "@playwright/test";
import {
  expectAccessible,
  expectNoSidewaysScroll,
  expectReachableByKeyboard,
} from "./support/expect-accessible";
import { expect, test } from "./support/journey";
import { ada, dana, mara, olivia, type Person, sam } from "./support/people";
import { draftOwn, expectEditor } from "./support/products";
import { signIn } from "./support/sign-in";

type Place = {
  path: string;
  /** What people come to the page for: the keyboard has to reach it. */
  action?: { role: "link" | "button" | "searchbox" | "textbox" | "combobox" | "grid"; name: string | RegExp };
};

const PRODUCT = "/products/sales/customer-purchase-history";
const SCREENS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

const PLACES: readonly { who: Person | null; places: readonly Place[] }[] = [
  {
    who: null,
    places: [
      { path: "/sign-in", action: { role: "button", name: "Sign in" } },
      { path: "/forgot-password", action: { role: "button", name: "Send me a link" } },
      { path: "/invitation/not-a-key", action: { role: "link", name: "Go to sign-in" } },
      { path: "/stop-mails/not-a-token", action: { role: "link", name: "Sign in and choose" } },
      { path: "/reset-password/not-a-key", action: { role: "link", name: "Get a new link" } },
    ],
  },
  {
    who: dana,
    places: [
      { path: "/", action: { role: "searchbox", name: "Search data products" } },
      { path: "/search", action: { role: "link", name: "Skip to results" } },
      { path: "/search?q=cust&domain=sales&tag=orders", action: { role: "link", name: "Clear all" } },
      {
        path: "/search?in=tag&find=cust&minScore=10&updated=45",
        action: { role: "link", name: "Clear all" },
      },
      { path: "/search?q=qzxvwk", action: { role: "link", name: "Show all products" } },
      { path: "/compare" },
      {
        path: "/compare?products=sales/customer-purchase-history,orders/order-events",
        action: { role: "link", name: "Only differences" },
      },
      { path: "/tags", action: { role: "link", name: "orders" } },
      { path: "/tags/orders", action: { role: "link", name: "Search among them" } },
      { path: "/glossary", action: { role: "link", name: "Customer" } },
      { path: "/glossary/customer", action: { role: "link", name: "customer_id" } },
      { path: "/searches", action: { role: "link", name: "Search" } },
      { path: "/demand", action: { role: "link", name: "Request data" } },
      { path: "/demand/new", action: { role: "button", name: "Request this data" } },
      { path: "/domains" },
      { path: "/domains/sales" },
      { path: "/notifications", action: { role: "link", name: "How you are told" } },
      { path: "/notifications?group=discussion&show=unread" },
      { path: "/notifications/settings", action: { role: "button", name: "Save" } },
      { path: "/following", action: { role: "button", name: /^Stop following/ } },
      { path: `${PRODUCT}/discussion`, action: { role: "button", name: /^Helpful/ } },
      { path: "/access", action: { role: "link", name: /^Connect/ } },
      { path: "/inbox" },
      { path: `${PRODUCT}/access/new`, action: { role: "button", name: "Request access" } },
      { path: PRODUCT, action: { role: "button", name: "Export" } },
      { path: `${PRODUCT}/schema`, action: { role: "link", name: "Compliance" } },
      { path: `${PRODUCT}/contract` },
      { path: "/products/marketing/web-visits/contract" },
      { path: `${PRODUCT}?days=90` },
      { path: "/search?trust=failing&sort=used" },
      { path: `${PRODUCT}/lineage?steps=all`, action: { role: "link", name: "Download as CSV" } },
      { path: "/map", action: { role: "link", name: "Compliance" } },
      { path: "/map?layer=compliance&open=sales&q=customer", action: { role: "link", name: "Close all" } },
      { path: "/map?layer=personal-data&focus=marketing", action: { role: "button", name: "Show path" } },
      { path: `${PRODUCT}/versions`, action: { role: "button", name: /^Compare$/ } },
      { path: `${PRODUCT}/compliance` },
      { path: "/products/sales/legacy-sales-extract", action: { role: "button", name: "Export" } },
      { path: "/products/new" },
      { path: "/drafts" },
      { path: "/governance" },
      { path: "/governance/policies/META-01" },
      { path: "/governance/proposals", action: { role: "link", name: "Policies" } },
      { path: "/governance/waivers", action: { role: "link", name: "Proposals" } },
      { path: "/governance/compliance", action: { role: "button", name: "Show" } },
      { path: `${PRODUCT}/versions/2.0.0/why` },
      { path: "/account", action: { role: "button", name: "Save name" } },
    ],
  },
  {
    who: mara,
    places: [
      { path: "/products/new", action: { role: "button", name: "Create and describe it" } },
      { path: "/products/new?from=import", action: { role: "button", name: "Read it" } },
      { path: "/products/campaigns/newsletter-audience/edit", action: { role: "textbox", name: "Summary" } },
      {
        path: "/products/campaigns/newsletter-audience/edit?step=ports",
        action: { role: "grid", name: "Columns" },
      },
      { path: "/products/campaigns/newsletter-audience/edit?step=contract" },
      { path: "/products/campaigns/newsletter-audience/edit?step=people" },
      { path: "/products/campaigns/newsletter-audience/edit?step=privacy" },
      {
        path: "/products/campaigns/newsletter-audience/edit?step=review",
        action: { role: "button", name: /^Publish/ },
      },
      {
        path: "/products/campaigns/newsletter-audience/edit?view=text",
        action: { role: "textbox", name: "The descriptor as YAML" },
      },
      { path: "/drafts" },
      { path: "/domains/marketing" },
      { path: "/domains/marketing/members" },
      { path: "/domains/marketing/edit" },
      { path: "/governance/policies/new" },
      { path: "/governance/ask-for-more/META-01", action: { role: "button", name: "Save draft" } },
      {
        path: "/products/campaigns/newsletter-audience/move?to=marketing",
        action: { role: "button", name: "Move to Marketing" },
      },
      { path: "/glossary/new", action: { role: "button", name: "Define term" } },
      { path: "/glossary/campaign/edit", action: { role: "button", name: "Save changes" } },
    ],
  },
  {
    who: olivia,
    places: [
      { path: "/inbox", action: { role: "button", name: /^Approve/ } },
      { path: `${PRODUCT}/announcements`, action: { role: "button", name: "Announce" } },
      { path: "/domains/sales/announcements", action: { role: "button", name: "Announce" } },
      { path: `${PRODUCT}/contract` },
      { path: `${PRODUCT}/consumers`, action: { role: "button", name: /^Revoke/ } },
    ],
  },
  {
    who: ada,
    places: [
      { path: "/admin" },
      { path: "/admin/people", action: { role: "link", name: "Invite" } },
      { path: "/admin/people/invite", action: { role: "button", name: "Send invitation" } },
      { path: "/admin/mail" },
      { path: "/admin/search" },
      { path: "/admin/search/tuning", action: { role: "button", name: "Save and put in force" } },
      { path: "/admin/purposes", action: { role: "button", name: "Add purpose" } },
      { path: "/admin/webhooks", action: { role: "link", name: "New webhook" } },
      { path: "/admin/webhooks/new", action: { role: "button", name: "Register webhook" } },
      { path: "/admin/webhooks/events", action: { role: "button", name: /^Copy/ } },
      { path: "/admin/databases" },
      { path: "/admin/demo" },
      { path: "/domains/new" },
      { path: "/governance/policies/new", action: { role: "link", name: "Start blank" } },
      { path: "/governance/policies/new?from=blank", action: { role: "button", name: "Save draft" } },
      { path: "/governance/policies/new?from=SEC-01" },
      { path: "/governance/policies/META-01", action: { role: "button", name: "Retire" } },
      { path: "/governance/edit/META-01", action: { role: "button", name: "Save draft" } },
    ],
  },
];

async function expectGoodPage(page: Page, action: Place["action"]): Promise<void> {
  for (const screen of SCREENS) {
    await page.setViewportSize(screen);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expect(page).toHaveTitle(/\S+ · Agora$/);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
  await page.setViewportSize(SCREENS[0]);
  if (action)
    await expectReachableByKeyboard(page, page.getByRole(action.role, { name: action.name }).first());
}

for (const { who, places } of PLACES) {
  test.describe(`as ${who?.name ?? "a stranger"}`, () => {
    for (const { path, action } of places) {
      test(`${path} can be read and worked with by everybody, on every screen`, async ({ page }) => {
        test.slow();
        if (who) await signIn(page, who, path);
        else await page.goto(path);
        if (path.includes("/edit") && path.startsWith("/products/")) await expectEditor(page);
        await expectGoodPage(page, action);
      });
    }
  });
}

test.describe("where nothing is", () => {
  test.use({ provokes: { complaints: /status of 404/ } });

  test("the page that says so can be read by everybody", async ({ page }) => {
    await signIn(page, dana);
    await page.goto("/products/sales/there-is-no-such-product");
    await expectGoodPage(page, { role: "link", name: "Search data products" });
  });
});

test("what floats can be read by everybody: menus, dialogs, sheets", async ({ page }) => {
  test.slow();
  await signIn(page, sam);
  await page.getByRole("button", { name: `Account of ${sam.name}` }).click();
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  await draftOwn(page, "Floating things");
  await page
    .getByRole("navigation", { name: "Steps" })
    .getByRole("button", { name: "Ports & schema" })
    .click();
  await page.getByRole("button", { name: "Paste columns" }).click();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Details" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Add a product of this mesh" }).click();
  await expect(page.getByRole("dialog", { name: "Choose an upstream product" })).toBeVisible();
  await expectAccessible(page);
});

test("the skip link leads past the navigation, and a dialog gives the focus back", async ({ page }) => {
  await signIn(page, sam);
  await page.goto("/search");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();

  await page.goto("/products/sales/customer-purchase-history");
  const menu = page.getByRole("button", { name: "More actions" });
  await menu.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(menu).toBeFocused();
});
