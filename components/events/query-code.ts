import { codeOnDemand } from "@/components/ui/code-on-demand";

/**
 * All that reads, explains and rewrites query text. It stays together, since all of it needs the
 * parser and the catalogue of fields; an empty query needs none of it.
 */
export const QUERY_CODE = codeOnDemand(() =>
  import("./query-functions").then((each) => each.queryFunctions),
);

export type QueryFunctions = typeof import("./query-functions").queryFunctions;
