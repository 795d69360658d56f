import { describe } from "vitest";
import { describeExplanations } from "./contract-explanations";
import { describeMissingWords } from "./contract-missing-words";
import { describeNarrowing } from "./contract-narrowing";
import { describeProperties } from "./contract-properties";
import { describeSegments } from "./contract-segments";
import { describeTuning } from "./contract-tuning";
import { describeWords } from "./contract-words";
import { describeWrites } from "./contract-writes";
import type { MakeEngine } from "./loaded-engine";

/** What every engine behind `SearchEngine` must do, whoever wrote it. */
export function describeEngine(name: string, makeEngine: MakeEngine): void {
  // Roomy, since an engine may be a server and the machine may be busy.
  describe(name, { timeout: 60_000 }, () => {
    describeWords(makeEngine);
    describeMissingWords(makeEngine);
    describeNarrowing(makeEngine);
    describeSegments(makeEngine);
    describeWrites(makeEngine);
    describeProperties(makeEngine);
    describeTuning(makeEngine);
    describeExplanations(makeEngine);
  });
}
