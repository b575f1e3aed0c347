import { applyFix } from "@/lib/search/apply-fix";
import { countIndicators } from "@/lib/search/count-indicators";
import { explainQuery } from "@/lib/search/explain";
import { parseQuery } from "@/lib/search/parse";
import { cellChoice, cellSearch, cellSearchWords } from "./cell-search";
import { choiceState, chosenValues, withChoice } from "./edit-query";
import { withOnly } from "./facet-only";
import { readIndicatorList } from "./indicator-paste";
import { mergeIssues } from "./merge-issues";
import { toQueryTokens } from "./query-tokens";
import { tokenWords } from "./token-words";

/** What query-code.ts fetches. */
export const queryFunctions = {
  applyFix,
  cellChoice,
  cellSearch,
  cellSearchWords,
  choiceState,
  chosenValues,
  countIndicators,
  explainQuery,
  mergeIssues,
  parseQuery,
  readIndicatorList,
  toQueryTokens,
  tokenWords,
  withChoice,
  withOnly,
};
