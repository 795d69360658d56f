import { z } from "zod";
import { Ordinal } from "@/lib/platform/storable";
import { PolicyKey, Requirement, TriedRequirement } from "../model";
import { AffectedProduct, BlastRadiusReport } from "./report";

/** A saved version, or the policy's retirement; or what somebody is writing. Only the report of the former is kept. */
export const BlastRadiusRequest = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("saved"),
    key: PolicyKey,
    /** Null asks what retiring the policy would change. */
    version: Ordinal.nullable(),
  }),
  z.object({
    kind: z.literal("draft"),
    /** The policy it would change; null for a new one. */
    key: PolicyKey.nullable(),
    domainId: z.string().nullable(),
    requirement: TriedRequirement.extend({ level: Requirement.shape.level }),
  }),
]);
export type BlastRadiusRequest = z.infer<typeof BlastRadiusRequest>;

/** An affected product with its name, for those who may see it. */
export const NamedProduct = AffectedProduct.extend({
  ref: z.object({ domain: z.string(), name: z.string() }),
  title: z.string(),
  domainName: z.string(),
});
export type NamedProduct = z.infer<typeof NamedProduct>;

/** The figures, and of the affected products those the reader may see. */
export const BlastRadiusView = z.object({
  ...BlastRadiusReport.omit({ affected: true }).shape,
  products: z.array(NamedProduct),
  /** How many more are affected than `products` names. */
  unnamed: z.number().int(),
});
export type BlastRadiusView = z.infer<typeof BlastRadiusView>;

/** One line of the stream. */
export const BlastRadiusMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("progress"), view: BlastRadiusView }),
  z.object({ type: z.literal("done"), view: BlastRadiusView, id: z.string().nullable() }),
  z.object({ type: z.literal("failed"), message: z.string() }),
]);
export type BlastRadiusMessage = z.infer<typeof BlastRadiusMessage>;
