import type { PolicyRefusal } from "@/lib/access/policy-words";

/** What was entered, and what is wrong with it; `message` is about the request as a whole. */
export type AccessFormState = {
  values: {
    ports: readonly string[];
    /** `port#path` of the columns that are needed; none of a port means all of it. */
    columns: readonly string[];
    consumer: string;
    purposeId: string;
    purpose: string;
    days: string;
  };
  message: string | null;
  faults: Readonly<Record<string, string>>;
  refusals: readonly PolicyRefusal[];
};
