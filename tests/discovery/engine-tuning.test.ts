import { test } from "vitest";
import { describeTuning } from "./contract-tuning";
import { judgedEngines } from "./relevance-engines";

for (const judged of judgedEngines()) {
  if ("make" in judged) describeTuning(judged.name, judged.make);
  else test.skip(`TUNING OF ${judged.name.toUpperCase()} WAS NOT TRIED: ${judged.notJudged}`, () => {});
}
