import type { Evaluation, Finding, Outcome } from "@/lib/governance/evaluation";
import { layerLabel } from "@/lib/governance/layer";
import { policyHref } from "@/lib/governance/model";
import { nearestPosition, type SourceText } from "../source-text";

type SarifLevel = "error" | "warning" | "note";

type SarifSource = {
  sourceText: SourceText;
  /** Where the text lies in its repository. */
  path: string;
  /** An address of this installation as one that works from elsewhere. */
  toUrl: (path: `/${string}`) => string;
};

/** An evaluation as SARIF 2.1.0: every policy that was asked is a rule, every finding a result at its place in the text. */
export function toSarif(evaluation: Evaluation, source: SarifSource): object {
  const { outcomes, decision, bundleHash, asOf } = evaluation;
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Agora",
            informationUri: source.toUrl("/"),
            rules: outcomes.map((outcome) => toRule(outcome, source)),
          },
        },
        columnKind: "utf16CodeUnits",
        results: outcomes.flatMap((outcome, ruleIndex) => resultsOf(outcome, ruleIndex, source)),
        properties: { decision, bundleHash, asOf },
      },
    ],
  };
}

function toRule({ policy }: Outcome, { toUrl }: SarifSource): object {
  const { key, version, title, category, level, severity, layer } = policy;
  return {
    id: key,
    shortDescription: { text: title },
    defaultConfiguration: { level: LEVELS[level] },
    // The registry's own rules have no page.
    ...(layer.kind !== "essentials" && { helpUri: toUrl(`/${policyHref(key).slice(1)}`) }),
    properties: { version, level, severity, layer: layerLabel(layer), tags: [category] },
  };
}

function resultsOf(outcome: Outcome, ruleIndex: number, source: SarifSource): object[] {
  const { policy, error, findings } = outcome;
  const rule = { ruleId: policy.key, ruleIndex };
  const crashed =
    error === null
      ? []
      : [
          {
            ...rule,
            level: outcome.blocking ? "error" : "warning",
            message: { text: `${policy.title}: it could not be evaluated. ${error}` },
            locations: [locationOf("", source)],
          },
        ];
  return [...crashed, ...findings.map((finding) => ({ ...rule, ...toResult(outcome, finding, source) }))];
}

function toResult(outcome: Outcome, finding: Finding, source: SarifSource): object {
  const { waiver, pointer, fix, expected, actual, elementKey } = finding;
  // What was published or computed stands in no text; the place to mend it does.
  const place = pointer.startsWith("@") ? fix.pointer : pointer;
  return {
    level: levelOf(outcome, finding),
    message: { text: finding.message },
    locations: [
      {
        ...locationOf(place, source),
        logicalLocations: [{ name: finding.label, fullyQualifiedName: elementKey }],
      },
    ],
    partialFingerprints: { "agoraFinding/v1": finding.fingerprint },
    ...(waiver && {
      suppressions: [
        {
          kind: "external",
          status: "accepted",
          justification: `Waived by ${waiver.approvedBy} until ${waiver.expiresAt.slice(0, 10)}.`,
        },
      ],
    }),
    properties: { pointer, expected, actual, hint: fix.hint, fix: source.toUrl(`/${fix.href.slice(1)}`) },
  };
}

function locationOf(pointer: string, { sourceText, path }: SarifSource) {
  const { line, column } = nearestPosition(pointer, sourceText);
  return {
    physicalLocation: {
      artifactLocation: { uri: path.split("/").map(encodeURIComponent).join("/") },
      region: { startLine: line, startColumn: column },
    },
  };
}

const LEVELS = {
  inform: "note",
  warn: "warning",
  block: "error",
  mandatory: "error",
} as const satisfies Record<Outcome["policy"]["level"], SarifLevel>;

/** An error is what refuses the publication; what is only to come, or accepted for a time, does not. */
function levelOf({ policy, mode, blocking }: Outcome, { standing }: Finding): SarifLevel {
  if (mode === "announced") return "note";
  const level = LEVELS[policy.level];
  if (level !== "error") return level;
  return blocking && standing === "open" ? "error" : "warning";
}
