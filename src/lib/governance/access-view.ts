import { CLASSIFICATIONS, PERSONAL_DATA } from "@/lib/registry/descriptor";
import { highestClassification, highestPersonalData } from "@/lib/registry/sensitivity";
import type { AccessFacts } from "./access-facts";
import { knownWord } from "./known-word";
import { ELEMENT_KEY, ELEMENT_LABEL, POINTER, POINTERS } from "./language/view";
import { once } from "./once";
import type { outputPortView } from "./output-port-view";
import { withWorkedOut } from "./worked-out";

type PortView = ReturnType<typeof outputPortView>;

/** Requests as rules see them, with the port each is made at as the product's document describes it. */
export function accessView(requests: readonly AccessFacts[], ports: readonly PortView[]) {
  return {
    [POINTER]: "@access",
    requests: requests.map((request) =>
      requestView(request, ports.find(({ name }) => name === request.port) ?? null),
    ),
  };
}

function requestView({ key, port: name, columns, ...request }: AccessFacts, port: PortView | null) {
  const known = {
    [POINTER]: "@request",
    [POINTERS]: {
      namesColumns: "@request/columns",
      classification: "@request/columns",
      personalData: "@request/columns",
    },
    [ELEMENT_KEY]: `access.requests[${key}]`,
    [ELEMENT_LABEL]: `Access to "${name}"`,
    purpose: request.purpose.trim() || null,
    days: request.days,
    renewal: request.isRenewal,
    namesColumns: columns.length > 0,
    consumer: { kind: request.consumer.kind, domain: request.consumer.domain },
    port,
  };
  const asked = once(() => askedColumns(columns, port));
  return withWorkedOut(known, {
    columns: asked,
    classification: () => knownWord(CLASSIFICATIONS, highestClassification(asked().map(classificationOf))),
    personalData: () => knownWord(PERSONAL_DATA, highestPersonalData(asked().map(personalDataOf))),
  });
}

type ColumnView = PortView["columns"][number];

/** Where none are named, all are asked for. */
function askedColumns(paths: readonly string[], port: PortView | null): readonly ColumnView[] {
  const columns = port?.columns ?? [];
  if (paths.length === 0) return columns;
  const named = new Set(paths);
  return columns.filter(({ path }) => named.has(path));
}

function classificationOf({ classification }: ColumnView): string | undefined {
  return classification ?? undefined;
}

function personalDataOf({ personalData }: ColumnView): string | undefined {
  return personalData ?? undefined;
}
