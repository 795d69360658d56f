import { createEmbeddedEngine } from "@/lib/discovery/embedded/embedded-engine";
import { describeRelevance } from "./relevance-gate";

describeRelevance("the embedded engine", async (definition) => createEmbeddedEngine(definition));
