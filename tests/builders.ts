import { randomUUID } from "node:crypto";
import type { Actor, DomainRole, OrgRole } from "@/lib/identity/model";

/** An actor made of facts alone, for pure rules. People in the database come from `tests/people.ts`. */
export function anActor(facts: Partial<Actor> = {}): Actor {
  return {
    id: randomUUID(),
    name: "Ana Test",
    email: "ana@example.com",
    orgRoles: ["member"],
    domainRoles: {},
    belongsTo: Object.keys(facts.domainRoles ?? {}),
    delegateOf: [],
    stewardOf: [],
    tokenScopes: null,
    ...facts,
  };
}

export function anAdmin(): Actor {
  return anActor({ orgRoles: ["admin"] });
}

export function aMemberOf(domainId: string, role: DomainRole, ...orgRoles: OrgRole[]): Actor {
  return anActor({
    orgRoles: ["member", ...orgRoles],
    domainRoles: { [domainId]: role },
    belongsTo: [domainId],
  });
}
