import type { ApiRoute } from "./api-route";
import {
  huntActionSchema,
  huntExportParamsSchema,
  huntSchema,
  huntsSchema,
  newHuntSchema,
  startedHuntSchema,
} from "./hunt-contract";
import { noParamsSchema } from "./parameters";
import {
  filterPreviewParamsSchema,
  filterPreviewSchema,
  filterProposalsSchema,
  tuneParamsSchema,
} from "./tune-contract";

/** Routes about looking for rules in what is indexed, and about filters for what they find too much. */
export const HUNT_ROUTES: readonly ApiRoute[] = [
  {
    method: "get",
    path: "/api/hunts",
    summary: "The newest hunts: looks for rules in what is indexed",
    query: noParamsSchema,
    answer: huntsSchema,
  },
  {
    method: "post",
    path: "/api/hunts",
    summary: "Look for a rule in what is indexed: a preview counts, a back-fill keeps the hits",
    body: newHuntSchema,
    answer: startedHuntSchema,
  },
  {
    method: "get",
    path: "/api/hunts/{id}",
    summary: "How far a hunt is, and what it found, by day",
    query: noParamsSchema,
    answer: huntSchema,
  },
  {
    method: "post",
    path: "/api/hunts/{id}",
    summary: "Cancel a hunt",
    body: huntActionSchema,
    answer: startedHuntSchema,
  },
  {
    method: "get",
    path: "/api/hunts/{id}/export",
    summary: "All events that a hunt found, as a file with a manifest",
    query: huntExportParamsSchema,
    answer: ["application/zip", "application/x-ndjson", "text/csv"],
  },
  {
    method: "get",
    path: "/api/rules/{id}/tune",
    summary: "Filters that would hide an alert or event of a rule, and what else they would hide",
    query: tuneParamsSchema,
    answer: filterProposalsSchema,
  },
  {
    method: "post",
    path: "/api/rules/{id}/tune",
    summary: "What a filter would hide of what a rule has found",
    body: filterPreviewParamsSchema,
    answer: filterPreviewSchema,
  },
];
