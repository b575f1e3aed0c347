import { FacetCopy } from "./facet-copy";
import { FacetFields } from "./facet-fields";
import { FacetFind } from "./facet-find";

/** What the facets show once the reader comes near them: small, and fetched together. */
export const facetParts = { FacetCopy, FacetFields, FacetFind };
