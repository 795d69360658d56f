import type { Level } from "@/lib/governance/model";
import type { Page } from "@/lib/registry/page";
import type { ProductSummary } from "@/lib/registry/product";
import type { AccessTerms } from "./access-terms";
import type { Consumer } from "./consumer";
import type { LeavingConsumer } from "./leaving-consumers";
import type { AccessGrant, AccessRequest } from "./model";
import type { NameablePerson } from "./nameable-people";

// What queries and commands of access answer, as pages show it.

/** One output port as somebody can ask for it. */
export type OfferedPort = {
  name: string;
  type: string | undefined;
  description: string | undefined;
  columns: readonly { path: string; description: string | undefined; personalData: string | undefined }[];
  classification: string | undefined;
  personalData: string | undefined;
  /** What its contract asks of whoever uses it. */
  usage: string | undefined;
  limitations: string | undefined;
  daysMax: number;
  /** Who decides, in words, step by step; the first may need nobody. */
  deciders: readonly string[];
};

export type AccessOffer = {
  ports: readonly OfferedPort[];
  terms: string | undefined;
  licence: string | undefined;
  /** What the data was collected for. */
  collectedFor: string | undefined;
  purposes: readonly { id: string; name: string; description: string }[];
  consumers: readonly Consumer[];
  standing: Standing;
  /** The policies about access that a request is held to; those announced bind nobody yet. */
  policies: readonly { key: string; title: string; level: Level; isAnnounced: boolean }[];
  /** Why nobody can ask; null when people can. */
  obstacle: string | null;
};

/** What the actor, and those they act for, have and have asked for at a product. */
export type Standing = { grants: readonly AccessGrant[]; open: readonly AccessRequest[] };

/** A request that waits: which step it is at, of how many, and who holds it. */
export type WaitingRequest = { request: AccessRequest; step: number; steps: number; heldBy: string };

export type MyAccess = {
  /** In force, the first to end first; of very many the first ones. */
  grants: readonly AccessGrant[];
  /** How many are in force. */
  inForce: number;
  waiting: readonly WaitingRequest[];
  /** Grants that have ended and requests that came to nothing, the latest first. */
  ended: readonly (
    | { kind: "grant"; at: Date; grant: AccessGrant }
    | { kind: "request"; at: Date; request: AccessRequest }
  )[];
  /** The products among all of them that the actor can open, the suggested ones included. */
  products: ReadonlyMap<string, ProductSummary>;
  /** Ids of grants and requests the actor may act about: a role may be gone since they asked. */
  mine: ReadonlySet<string>;
};

/** One access decision that waits for the actor, with the facts it is made on. */
export type InboxItem = {
  request: AccessRequest;
  step: 1 | 2;
  steps: 1 | 2;
  classification: string | undefined;
  personalData: string | undefined;
  terms: string | undefined;
  /** What a grant would last now; less than was asked for where the owner allows less. */
  days: number;
  /** Why it cannot be approved any more; null when it can. */
  obstacle: string | null;
  /** What the same consumer has of the product already, by port. */
  has: readonly string[];
};

/** Who has access to a product, who had it, and how it is given. */
export type ProductConsumers = {
  /** In force and of the words looked for, the first to end first. */
  grants: Page<AccessGrant>;
  /** How many are in force whatever was looked for. */
  inForce: number;
  /** All who have access to a product that is going; null while it stays. */
  leaving: readonly LeavingConsumer[] | null;
  waiting: readonly AccessRequest[];
  ended: readonly AccessGrant[];
  mayManage: boolean;
  settings: AccessTerms & { revision: number; approvers: readonly string[] };
  /** Who can be named to decide. */
  people: readonly NameablePerson[];
};

/** How many requests were decided, and why the others were not: each in the words of its refusal. */
export type DecidedAccess = { decided: number; refusals: readonly string[] };
