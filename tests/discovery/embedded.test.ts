import { createEmbeddedEngine } from "@/lib/discovery/embedded/embedded-engine";
import { describeEngine } from "./contract";

describeEngine("the embedded engine", async (definition) => createEmbeddedEngine(definition));
