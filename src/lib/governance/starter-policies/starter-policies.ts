import { ACCESS } from "./access";
import { COMPLIANCE } from "./compliance";
import { INTEROPERABILITY } from "./interoperability";
import { LIFECYCLE } from "./lifecycle";
import { METADATA } from "./metadata";
import { PRIVACY } from "./privacy";
import { QUALITY } from "./quality";
import { SECURITY } from "./security";
import { type StarterPolicy, starterPolicy } from "./starter-policy";

/** The policies a new installation may start from. */
export function starterPolicies(): StarterPolicy[] {
  return [SECURITY, PRIVACY, COMPLIANCE, METADATA, QUALITY, INTEROPERABILITY, LIFECYCLE, ACCESS]
    .flat()
    .map(starterPolicy);
}

const ACTIVE_IN_DEMO: ReadonlySet<string> = new Set([
  "SEC-02",
  "SEC-05",
  "PRI-01",
  "PRI-02",
  "PRI-04",
  "COM-01",
  "META-01",
  "META-02",
  "META-03",
  "META-04",
  "QUA-01",
  "QUA-04",
  "LIF-02",
  "LIF-04",
  "ACC-01",
  "ACC-02",
]);

/** Whether the demo mesh starts with this policy in force; the others wait as drafts. */
export function isActiveInDemo(code: string): boolean {
  return ACTIVE_IN_DEMO.has(code);
}
