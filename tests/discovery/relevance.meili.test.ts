import { afterAll, test } from "vitest";
import { describeRelevance } from "./relevance-gate";
import { serverEngines, TEST_SERVER } from "./test-server";

if (!TEST_SERVER) {
  test.skip("RELEVANCE WAS NOT JUDGED ON MEILISEARCH: set MEILI_TEST_URL and MEILI_TEST_KEY", () => {});
} else {
  const server = await serverEngines(TEST_SERVER);
  afterAll(server.clear);
  describeRelevance("Meilisearch", server.makeEngine);
}
