import { INPUT_MARKETPLACE_KEYS, MARKETPLACE_KEYS, PORT_MARKETPLACE_KEYS } from "@/lib/registry/descriptor";

/** The fields a descriptor has and ODPS lacks, by the part of the document they stand in. */
export const OWN_FIELDS = {
  product: MARKETPLACE_KEYS,
  /** `contractFile` stands in for a contract that travels in a file of its own. */
  outputPort: [...PORT_MARKETPLACE_KEYS, "contract", "contractFile"],
  inputPort: INPUT_MARKETPLACE_KEYS,
} as const satisfies Record<string, readonly string[]>;
