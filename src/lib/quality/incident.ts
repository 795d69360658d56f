import { z } from "zod";
import { IncidentStatus, Severity } from "./model";

const Person = z.object({ id: z.string(), name: z.string() });

/** Something that is, or was, wrong with a product, with what became of it. */
export const Incident = z.object({
  id: z.string(),
  title: z.string(),
  severity: Severity,
  status: IncidentStatus,
  ports: z.array(z.string()),
  openedAt: z.date(),
  openedBy: Person.nullable(),
  endedAt: z.date().nullable(),
  /** The last one first. */
  updates: z.array(
    z.object({
      seq: z.bigint(),
      status: IncidentStatus,
      severity: Severity,
      note: z.string(),
      by: Person.nullable(),
      at: z.date(),
    }),
  ),
});
export type Incident = z.infer<typeof Incident>;

export function incidentsHref(productHref: string): string {
  return `${productHref}/contract#incidents`;
}
