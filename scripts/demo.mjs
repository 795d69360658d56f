import { requireNode } from "./parts/node-version.mjs";

requireNode();
const { demo } = await import("./parts/demo.mjs");
await demo();
