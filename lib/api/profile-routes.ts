import type { ApiRoute } from "./api-route";
import { iamSnapshotSchema, iamSnapshotsSchema, newIamSnapshotSchema } from "./iam-contract";
import {
  accessSchema,
  blockParamsSchema,
  blocksSchema,
  denialsSchema,
  profileListParamsSchema,
  profileListSchema,
  profileParamsSchema,
  profileSchema,
  risksSchema,
} from "./profile-contract";

/** Routes about principals, sessions, addresses, keys, resources and accounts, and what IAM grants them. */
export const PROFILE_ROUTES: readonly ApiRoute[] = [
  {
    method: "get",
    path: "/api/profiles/{kind}",
    summary: "Principals, sessions, addresses, keys, resources or accounts of a period",
    query: profileListParamsSchema,
    answer: profileListSchema,
  },
  {
    method: "get",
    path: "/api/profiles/{kind}/profile",
    summary: "Who or what one of them is, what it did, when, and what is new about it",
    query: profileParamsSchema,
    answer: profileSchema,
  },
  {
    method: "get",
    path: "/api/profiles/{kind}/blocks",
    summary: "What its events have in common: Regions, services, addresses and more, with counts",
    query: blockParamsSchema,
    answer: blocksSchema,
  },
  {
    method: "get",
    path: "/api/profiles/{kind}/denials",
    summary: "The first time that each action was denied to it",
    query: profileParamsSchema,
    answer: denialsSchema,
  },
  {
    method: "get",
    path: "/api/profiles/{kind}/access",
    summary: "What one of them used, was denied, and is granted by an uploaded IAM snapshot",
    query: profileParamsSchema,
    answer: accessSchema,
  },
  {
    method: "get",
    path: "/api/profiles/{kind}/risks",
    summary: "Signs of risk in what one of them did, each with its numbers and its events",
    query: profileParamsSchema,
    answer: risksSchema,
  },
  {
    method: "get",
    path: "/api/iam-snapshots",
    summary: "Uploaded listings of what IAM grants in an account",
    answer: iamSnapshotsSchema,
  },
  {
    method: "post",
    path: "/api/iam-snapshots",
    summary: "Keep the output of aws iam get-account-authorization-details; who did is recorded",
    body: newIamSnapshotSchema,
    answer: iamSnapshotSchema,
  },
];
