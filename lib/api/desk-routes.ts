import type { ApiRoute } from "./api-route";
import {
  exportActionSchema,
  exportProgressSchema,
  newSavedViewSchema,
  newSearchRunSchema,
  newShortLinkSchema,
  savedViewActionSchema,
  savedViewSchema,
  savedViewsSchema,
  searchRunSchema,
  searchRunsSchema,
  shortLinkSchema,
} from "./desk-contract";
import { historyParamsSchema } from "./parameters";

/** Routes about what people keep: downloads, saved views, short links and their history. */
export const DESK_ROUTES: readonly ApiRoute[] = [
  {
    method: "get",
    path: "/api/exports/{uuid}",
    summary: "How far a download is",
    answer: exportProgressSchema,
  },
  {
    method: "post",
    path: "/api/exports/{uuid}",
    summary: "Cancel a download",
    body: exportActionSchema,
    answer: exportProgressSchema,
  },
  {
    method: "get",
    path: "/api/views",
    summary: "Saved views: one's own and shared ones",
    answer: savedViewsSchema,
  },
  {
    method: "post",
    path: "/api/views",
    summary: "Keep a view of a page under a name",
    body: newSavedViewSchema,
    answer: savedViewSchema,
  },
  {
    method: "post",
    path: "/api/views/{id}",
    summary: "Rename, replace, share or delete a saved view",
    body: savedViewActionSchema,
    answer: savedViewsSchema,
  },
  {
    method: "post",
    path: "/api/links",
    summary: "A short link to a page of this site",
    body: newShortLinkSchema,
    answer: shortLinkSchema,
  },
  {
    method: "get",
    path: "/api/history",
    summary: "One's own searches, newest first, each with the search it came from",
    query: historyParamsSchema,
    answer: searchRunsSchema,
  },
  {
    method: "post",
    path: "/api/history",
    summary: "Remember a search",
    body: newSearchRunSchema,
    answer: searchRunSchema,
  },
];
