import { afterAll, test } from "vitest";
import { describeEngine } from "./contract";
import { serverEngines, TEST_SERVER } from "./test-server";

if (!TEST_SERVER) {
  test.skip("THE CONTRACT WAS NOT HELD AGAINST MEILISEARCH: set MEILI_TEST_URL and MEILI_TEST_KEY", () => {});
} else {
  const server = await serverEngines(TEST_SERVER);
  afterAll(server.clear);
  describeEngine("Meilisearch", server.makeEngine);
}
