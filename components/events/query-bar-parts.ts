import { IndicatorChip } from "./indicator-chip";
import { QueryBarButton } from "./query-bar-button";
import { QueryBarPopup } from "./query-bar-popup";
import { QueryExplanation } from "./query-explanation";
import { QueryIssues } from "./query-issues";
import { SuggestionSource } from "./suggestion-source";
import { TokenHover } from "./token-hover";

/** What the query bar shows once it is used: fetched together, since one leads to the others. */
export const queryBarParts = {
  IndicatorChip,
  QueryBarButton,
  QueryBarPopup,
  QueryExplanation,
  QueryIssues,
  SuggestionSource,
  TokenHover,
};
