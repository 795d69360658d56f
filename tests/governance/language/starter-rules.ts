import type { Selector } from "@/lib/governance/language/ir";
import type { Product } from "./sample-product";

export type StarterRule = {
  key: string;
  select: Selector;
  where?: string;
  require: string;
  /** Breaks the rule on an otherwise good product. */
  spoil: (product: Product) => void;
  failsAt: string;
};

type Port = Product["outputPorts"][number];
type Column = Port["columns"][number];

function port(edit: (port: Port) => void) {
  return ({ outputPorts }: Product) => outputPorts.slice(0, 1).forEach(edit);
}

function column(index: number, edit: (column: Column) => void) {
  return port(({ columns }) => columns.slice(index, index + 1).forEach(edit));
}

const PORT = "/outputPorts/0";
const COLUMNS = `${PORT}/contract/schema/0/properties`;
const PERSONAL = `["personal", "special"]`;
const HAS_PERSONAL = `it.columns.exists(c, c.personalData in ${PERSONAL})`;
const ANY_PERSONAL = `product.outputPorts.exists(p, p.columns.exists(c, c.personalData in ${PERSONAL}))`;

export const STARTER_RULES: readonly StarterRule[] = [
  {
    key: "SEC-01",
    select: "outputPorts[]",
    require: `it.access.authentication in ["oauth2", "iam", "mtls", "kerberos"]`,
    spoil: port((it) => {
      it.access.authentication = "none";
    }),
    failsAt: `${PORT}/access/authentication`,
  },
  {
    key: "SEC-02",
    select: "outputPorts[]",
    require: "it.access.encryptedInTransit == true",
    spoil: port((it) => {
      it.access.encryptedInTransit = false;
    }),
    failsAt: `${PORT}/access/encryptedInTransit`,
  },
  {
    key: "SEC-03",
    select: "outputPorts[]",
    where: `it.columns.exists(c, c.classification in ["confidential", "restricted"])`,
    require: "it.storage.encryptedAtRest == true",
    spoil: port((it) => {
      it.storage.encryptedAtRest = false;
    }),
    failsAt: `${PORT}/storage/encryptedAtRest`,
  },
  {
    key: "SEC-04",
    select: "outputPorts[]",
    where: `it.columns.exists(c, c.classification == "restricted" || c.personalData == "special")`,
    require: `it.access.approval in ["owner", "dpo"]`,
    spoil: port((it) => {
      it.access.approval = "none";
    }),
    failsAt: `${PORT}/access/approval`,
  },
  {
    key: "SEC-05",
    select: "outputPorts[]",
    where: "filled(it.location)",
    require: `!it.location.matches("(?i)(password|passwd|pwd|secret|token|api[_-]?key)\\\\s*=") && !it.location.matches("://[^/@:]+:[^/@]+@")`,
    spoil: port((it) => {
      it.location = "jdbc://host/db?password=hunter2";
    }),
    failsAt: `${PORT}/location`,
  },
  {
    key: "PRI-01",
    select: "outputPorts[].columns[]",
    require: "filled(it.classification)",
    spoil: column(1, (it) => {
      it.classification = "";
    }),
    failsAt: `${COLUMNS}/1/classification`,
  },
  {
    key: "PRI-02",
    select: "outputPorts[].columns[]",
    where: `it.personalData in ${PERSONAL}`,
    require: "it.description.trim().size() >= param.min",
    spoil: column(1, (it) => {
      it.description = "id";
    }),
    failsAt: `${COLUMNS}/1/description`,
  },
  {
    key: "PRI-03",
    select: "outputPorts[].columns[]",
    where: `it.personalData in ${PERSONAL}`,
    require: `it.masking in ["hash", "tokenise", "redact", "generalise"]`,
    spoil: column(0, (it) => {
      it.masking = "none";
    }),
    failsAt: `${COLUMNS}/0/masking`,
  },
  {
    key: "PRI-04",
    select: "product",
    where: ANY_PERSONAL,
    require: `it.privacy.legalBasis in ["consent", "contract", "legal-obligation", "vital-interests", "public-task", "legitimate-interests"] && it.privacy.purpose.trim().size() >= 20`,
    spoil: (it) => {
      it.privacy.purpose = "orders";
    },
    failsAt: "/privacy/purpose",
  },
  {
    key: "PRI-05",
    select: "product",
    where: `product.outputPorts.exists(p, p.columns.exists(c, c.personalData == "special"))`,
    require: `it.privacy.dpiaUrl.startsWith("https://")`,
    spoil: (it) => {
      it.privacy.dpiaUrl = "to do";
    },
    failsAt: "/privacy/dpiaUrl",
  },
  {
    key: "PRI-06",
    select: "outputPorts[]",
    where: HAS_PERSONAL,
    require: "it.storage.region in param.regions",
    spoil: port((it) => {
      it.storage.region = "us-east";
    }),
    failsAt: `${PORT}/storage/region`,
  },
  {
    key: "COM-01",
    select: "product",
    require: `it.retention.days > 0 && (it.retention.days <= param.days || "legal-hold" in it.tags || "sox" in it.tags || !${ANY_PERSONAL})`,
    spoil: (it) => {
      it.retention.days = 2000;
    },
    failsAt: "/retention/days",
  },
  {
    key: "COM-02",
    select: "product",
    where: ANY_PERSONAL,
    require: "filled(it.privacy.erasure)",
    spoil: (it) => {
      it.privacy.erasure = " ";
    },
    failsAt: "/privacy/erasure",
  },
  {
    key: "COM-03",
    select: "product",
    where: `"sox" in product.tags`,
    require: "it.retention.days >= 2555",
    spoil: (it) => void it.tags.push("sox"),
    failsAt: "/retention/days",
  },
  {
    key: "COM-04",
    select: "product",
    require: "it.terms.usage.trim().size() >= 40",
    spoil: (it) => {
      it.terms.usage = "ask us";
    },
    failsAt: "/terms/usage",
  },
  {
    key: "META-01",
    select: "product",
    require: `it.name.matches("^[a-z][a-z0-9]*(-[a-z0-9]+)*$") && it.description.trim().size() >= 80`,
    spoil: (it) => {
      it.name = "Customer Orders";
    },
    failsAt: "/name",
  },
  {
    key: "META-02",
    select: "product",
    require: `filled(it.team.name) && it.team.email.endsWith(param.domain) && filled(it.team.supportChannel)`,
    spoil: (it) => {
      it.team.email = "ana@elsewhere.org";
    },
    failsAt: "/team/email",
  },
  {
    key: "META-03",
    select: "outputPorts[].columns[]",
    require: "it.description.trim().size() >= 10",
    spoil: column(2, (it) => {
      it.description = "when";
    }),
    failsAt: `${COLUMNS}/2/description`,
  },
  {
    key: "META-04",
    select: "outputPorts[].columns[]",
    require: `it.name.matches("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")`,
    spoil: column(2, (it) => {
      it.name = "OrderedAt";
    }),
    failsAt: `${COLUMNS}/2/name`,
  },
  {
    key: "META-05",
    select: "outputPorts[]",
    require: "it.glossaryTerms.size() >= 1",
    spoil: port((it) => {
      it.glossaryTerms = [];
    }),
    failsAt: `${PORT}/glossaryTerms`,
  },
  {
    key: "QUA-01",
    select: "outputPorts[]",
    require: "it.slo.freshnessHours > 0 && it.slo.availability >= 95 && it.slo.availability <= 100",
    spoil: port((it) => {
      it.slo.availability = 90;
    }),
    failsAt: `${PORT}/slo/availability`,
  },
  {
    key: "QUA-02",
    select: "outputPorts[]",
    where: `product.criticality == "tier-1"`,
    require: "it.slo.availability >= 99.5",
    spoil: port((it) => {
      it.slo.availability = 99;
    }),
    failsAt: `${PORT}/slo/availability`,
  },
  {
    key: "QUA-03",
    select: "outputPorts[]",
    require: `it.qualityChecks.exists(q, q.dimension == "completeness") && it.qualityChecks.exists(q, q.dimension == "timeliness")`,
    spoil: port((it) => void it.qualityChecks.pop()),
    failsAt: `${PORT}/qualityChecks`,
  },
  {
    key: "QUA-04",
    select: "outputPorts[]",
    require:
      "it.columns.exists(c, c.primaryKey == true) && it.columns.all(c, c.primaryKey != true || c.nullable == false)",
    spoil: column(0, (it) => {
      it.nullable = true;
    }),
    failsAt: `${COLUMNS}/0/nullable`,
  },
  {
    key: "INT-01",
    select: "product",
    require: `it.outputPorts.exists(p, p.format in ["sql", "parquet", "iceberg", "delta", "rest", "avro"])`,
    spoil: port((it) => {
      it.format = "xlsx";
    }),
    failsAt: "/outputPorts",
  },
  {
    key: "INT-02",
    select: "outputPorts[].columns[]",
    where: "it.name in param.identifiers",
    require: `it.semanticType.startsWith("corp:")`,
    spoil: column(0, (it) => {
      it.semanticType = "id";
    }),
    failsAt: `${COLUMNS}/0/semanticType`,
  },
  {
    key: "INT-03",
    select: "outputPorts[].columns[]",
    where: `it.type == "timestamp"`,
    require: `it.format == "iso8601-utc"`,
    spoil: column(2, (it) => {
      it.format = null;
    }),
    failsAt: `${COLUMNS}/2/format`,
  },
  {
    key: "LIF-01",
    select: "product",
    require: `it.version.matches("^(0|[1-9][0-9]*)\\\\.(0|[1-9][0-9]*)\\\\.(0|[1-9][0-9]*)$")`,
    spoil: (it) => {
      it.version = "v2";
    },
    failsAt: "/version",
  },
  {
    key: "LIF-02",
    select: "change.breaking[]",
    require: "product.version.major() > previous.version.major()",
    spoil: (it) => {
      it.version = "1.6.0";
    },
    failsAt: "/version",
  },
  {
    key: "LIF-03",
    select: "product",
    where: "change.breaking.size() > 0 && it.usage.consumers > 0",
    require: `it.lifecycle.migrationGuide.startsWith("https://") && previous.lifecycle.sunset.daysUntil() >= 90`,
    spoil: (it) => {
      it.lifecycle.migrationGuide = "";
    },
    failsAt: "/lifecycle/migrationGuide",
  },
  {
    key: "LIF-04",
    select: "product",
    where: `it.status == "deprecated"`,
    require: "it.lifecycle.sunset.daysUntil() >= 30 && filled(it.lifecycle.successor)",
    spoil: (it) =>
      void Object.assign(it, { status: "deprecated", lifecycle: { ...it.lifecycle, sunset: "2026-03-15" } }),
    failsAt: "/lifecycle/sunset",
  },
  {
    key: "LIF-05",
    select: "product",
    where: `it.status == "active"`,
    require: "it.usage.lastReadDays <= 180",
    spoil: (it) => {
      it.usage.lastReadDays = 400;
    },
    failsAt: "/usage/lastReadDays",
  },
];
