import { EVALUATE_DOCUMENT } from "./evaluate-document";
import { LIST_EVIDENCE, RECORD_EVIDENCE, RECORD_RUN_EVENTS, RECORD_RUN_RESULTS } from "./evidence";
import { GET_BUNDLE } from "./get-bundle";
import { GET_COMPLIANCE } from "./get-compliance";
import type { ApiOperation } from "./operation";
import { PUBLISH_DRAFT } from "./publish-draft";
import { TRY_POLICY } from "./try-policy";

/** Everything version 1 of the API can be asked. */
export const OPERATIONS: readonly ApiOperation[] = [
  GET_BUNDLE,
  EVALUATE_DOCUMENT,
  TRY_POLICY,
  GET_COMPLIANCE,
  PUBLISH_DRAFT,
  LIST_EVIDENCE,
  RECORD_EVIDENCE,
  RECORD_RUN_EVENTS,
  RECORD_RUN_RESULTS,
];
