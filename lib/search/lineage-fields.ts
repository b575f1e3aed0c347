import { field } from "./field";

/**
 * Who stood behind the caller. No record says it: the index follows the calls that handed out the
 * credentials (lib/db/lineage), so these have no values of their own.
 */
export const LINEAGE_FIELDS = [
  field({
    name: "origin",
    help: "The human, service or outside identity that a chain of roles starts with; where two calls fit, either.",
    source: "the calls that handed out the credentials, such as AssumeRole and ConsoleLogin",
    type: "lineage",
    values: () => [],
    indexed: false,
  }),
  field({
    name: "chain",
    help: "Any principal or session name in the chain of roles, the acting one included.",
    source: "the calls that handed out the credentials, such as AssumeRole and ConsoleLogin",
    type: "lineage",
    values: () => [],
    indexed: false,
  }),
];
