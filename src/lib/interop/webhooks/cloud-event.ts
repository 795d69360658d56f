import { z } from "zod";
import { sentType } from "./outgoing-events";

/** The envelope of everything that leaves: CloudEvents 1.0 in its structured mode. */
export const CloudEvent = z.object({
  specversion: z.literal("1.0"),
  /** The same however often it is sent. */
  id: z.string(),
  source: z.string(),
  type: z.string(),
  subject: z.string(),
  time: z.iso.datetime(),
  datacontenttype: z.literal("application/json"),
  /** Counts the messages of one webhook about one subject, without gaps; as text that sorts as its numbers do. */
  sequence: z.string(),
  data: z.unknown(),
});
export type CloudEvent = z.infer<typeof CloudEvent>;

const SEQUENCE_DIGITS = 10;

type Happening = {
  id: string;
  source: string;
  type: string;
  subject: string;
  at: Date;
  sequence: number;
  data: unknown;
};

export function toCloudEvent({ id, source, type, subject, at, sequence, data }: Happening): CloudEvent {
  return {
    specversion: "1.0",
    id,
    source,
    type: sentType(type),
    subject,
    time: at.toISOString(),
    datacontenttype: "application/json",
    sequence: String(sequence).padStart(SEQUENCE_DIGITS, "0"),
    data,
  };
}

/** What happens to one consumer at one port happens in order, renewals included. */
export function accessSubject({
  productId,
  port,
  consumer,
}: {
  productId: string;
  port: string;
  consumer: string;
}): string {
  return `access/${productId}/${encodeURIComponent(port)}/${consumer}`;
}

export function productSubject(productId: string): string {
  return `product/${productId}`;
}
