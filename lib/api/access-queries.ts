import { queryOptions } from "@tanstack/react-query";
import { fetchJson, postJson } from "./fetch-json";
import type { IamSnapshotRow } from "./iam-contract";
import type { PeriodParams } from "./period-contract";
import { periodUrl } from "./period-params";
import type { Access, ProfileKind, Risks } from "./profile-contract";

/** What a profile used against what IAM grants it. */
export function accessQuery(kind: ProfileKind, id: string, period: PeriodParams) {
  const url = periodUrl(`/api/profiles/${kind}/access`, period, { id });
  return queryOptions({
    queryKey: ["access", url],
    queryFn: ({ signal }) => fetchJson<Access>(url, signal),
  });
}

/** Signs of risk in what a profile did. */
export function risksQuery(kind: ProfileKind, id: string, period: PeriodParams) {
  const url = periodUrl(`/api/profiles/${kind}/risks`, period, { id });
  return queryOptions({
    queryKey: ["risks", url],
    queryFn: ({ signal }) => fetchJson<Risks>(url, signal),
  });
}

/** Uploads what `aws iam get-account-authorization-details` wrote; `takenAt` in ISO 8601. */
export function uploadIamSnapshot(snapshot: {
  readonly listing: string;
  readonly takenAt?: string;
}): Promise<IamSnapshotRow> {
  return postJson<IamSnapshotRow>("/api/iam-snapshots", snapshot);
}
