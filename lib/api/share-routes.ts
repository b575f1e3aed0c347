import type { ApiRoute } from "./api-route";
import {
  newReviewAnswerSchema,
  newReviewSchema,
  previewParamsSchema,
  previewSchema,
  revokeAllSchema,
  revokedSchema,
  revokeSchema,
  shareListSchema,
  shareLogSchema,
} from "./share-contract";

/** Routes about review links, for their authors. */
export const SHARE_ROUTES: readonly ApiRoute[] = [
  {
    method: "get",
    path: "/api/cases/{number}/shares",
    summary: "Review links of a case",
    answer: shareListSchema,
  },
  {
    method: "post",
    path: "/api/cases/{number}/shares",
    summary: "Freeze a case and make a link for each recipient; the links are in the answer only",
    body: newReviewSchema,
    answer: newReviewAnswerSchema,
  },
  {
    method: "get",
    path: "/api/cases/{number}/shares/preview",
    summary: "A case as a recipient would see it, and what its prose still tells",
    query: previewParamsSchema,
    answer: previewSchema,
  },
  { method: "get", path: "/api/shares", summary: "All review links", answer: shareListSchema },
  {
    method: "post",
    path: "/api/shares",
    summary: "End all review links of a case",
    body: revokeAllSchema,
    answer: revokedSchema,
  },
  {
    method: "get",
    path: "/api/shares/{id}",
    summary: "Who opened a review link, and who tried to",
    answer: shareLogSchema,
  },
  {
    method: "post",
    path: "/api/shares/{id}",
    summary: "End a review link",
    body: revokeSchema,
    answer: revokedSchema,
  },
];
