import { z } from "zod";
import {
  DescriptionDetails,
  DescriptionItem,
  DescriptionList,
  DescriptionTerm,
} from "@/components/ui/description-list";
import { exactTime } from "@/components/ui/time-distance";
import { isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";
import { factLabel } from "./audit-words";

/** Everything a record keeps, as pairs; groups within it as pairs of their own. */
export function AuditFacts({ facts }: { facts: JsonObject }) {
  return (
    <DescriptionList>
      {Object.entries(facts).map(([name, value]) => (
        <DescriptionItem key={name} className="py-1.5">
          <DescriptionTerm>{factLabel(name)}</DescriptionTerm>
          <DescriptionDetails>
            <Value name={name} value={value} />
          </DescriptionDetails>
        </DescriptionItem>
      ))}
    </DescriptionList>
  );
}

function Value({ name, value }: { name: string; value: Json }) {
  if (Array.isArray(value) && value.length > 0) {
    return (
      <ul className="flex flex-col gap-1">
        {value.map((item: Json) => (
          <li key={JSON.stringify(item)}>
            <Value name={name} value={item} />
          </li>
        ))}
      </ul>
    );
  }
  if (isJsonObject(value)) {
    return (
      <ul className="flex flex-col">
        {Object.entries(value).map(([inner, held]) => (
          <li key={inner}>
            <span className="text-muted">{factLabel(inner)}: </span>
            {Array.isArray(held) || isJsonObject(held) ? (
              JSON.stringify(held)
            ) : (
              <Value name={inner} value={held} />
            )}
          </li>
        ))}
      </ul>
    );
  }
  return <span className={MONOSPACED.test(name) ? "font-mono text-sm" : undefined}>{wordsOf(value)}</span>;
}

/** What somebody would copy rather than read. */
const MONOSPACED = /(Hash|Id)$|^id$/;

const Moment = z.iso.datetime();

function wordsOf(value: Json): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string" && Moment.safeParse(value).success) return exactTime(new Date(value));
  if (value === null || value === "" || Array.isArray(value)) return "none";
  return String(value);
}
