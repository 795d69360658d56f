import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { PROVISION_STATES, type ProvisionState } from "@/lib/access/provisioning/provision";
import { PROVISION_TONES, PROVISION_WORDS } from "./provision-words";

type ProvisionedDatabase = {
  target: string;
  schemas: Readonly<Record<string, readonly string[]>>;
  grants: Readonly<Partial<Record<ProvisionState, number>>>;
  look: { refused: readonly string[]; at: string } | null;
};

/** One database: who may publish from it, how access there stands, and what it refused. */
export function ProvisionedDatabaseItem({ database, now }: { database: ProvisionedDatabase; now: Date }) {
  const { grants, look, schemas, target } = database;
  const counts = PROVISION_STATES.flatMap((state) => {
    const count = grants[state] ?? 0;
    return count > 0 ? [{ state, count }] : [];
  });

  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="min-w-0 font-mono font-medium text-base [overflow-wrap:anywhere]">{target}</h2>
        <span className="flex flex-wrap gap-1.5">
          {counts.map(({ state, count }) => (
            <Badge key={state} tone={PROVISION_TONES[state]}>
              {count} {PROVISION_WORDS[state]}
            </Badge>
          ))}
        </span>
      </div>
      <ul className="text-muted text-sm">
        {Object.entries(schemas).map(([schema, domains]) => (
          <li key={schema} className="[overflow-wrap:anywhere]">
            Schema <span className="font-mono">{schema}</span>:{" "}
            {domains.includes("*") ? "products of every domain" : `products of ${domains.join(", ")}`}
          </li>
        ))}
      </ul>
      <p className="text-muted text-sm">
        {look === null ? (
          "Not looked through yet."
        ) : (
          <>
            Looked through <RelativeTime at={new Date(look.at)} now={now} />.
          </>
        )}
      </p>
      {look?.refused.map((reason) => (
        <p key={reason} role="alert" className="text-fail-ink text-sm [overflow-wrap:anywhere]">
          {reason}
        </p>
      ))}
    </li>
  );
}
