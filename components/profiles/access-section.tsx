"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Answer } from "@/components/shell/answer";
import { TimeText } from "@/components/shell/time-text";
import { onDemand } from "@/components/ui/on-demand";
import { ShortId } from "@/components/ui/short-id";
import { VisibleText } from "@/components/ui/visible-text";
import { accessQuery } from "@/lib/api/access-queries";
import type { Access } from "@/lib/api/profile-contract";
import { formatCounted } from "@/lib/format/count";
import { accessCsv } from "./access-csv";
import { AccessTable } from "./access-table";
import { principalAccount } from "./kind-words";
import type { PartProps } from "./part-props";
import { ProfileSection } from "./profile-section";

const IamUpload = onDemand(() => import("./iam-upload").then((module) => module.IamUpload));

/** Services used, against those granted and those tried but denied. */
export function AccessSection({ profile: { kind, id }, params }: PartProps) {
  const query = useQuery({ ...accessQuery(kind, id, params), placeholderData: keepPreviousData });
  const services = query.data?.services ?? [];
  return (
    <ProfileSection
      title="Used and granted"
      aside={services.length === 0 ? undefined : formatCounted(services.length, "service")}
      csv={services.length === 0 ? null : { what: "used-and-granted", text: accessCsv(services) }}
    >
      <Answer query={query} what="what is used and granted">
        {(access) => (
          <div className="space-y-2 pt-1">
            <Snapshot snapshot={access.snapshot} />
            <Policies policies={access.policies} />
            {access.limits.length === 0 ? null : (
              <ul className="ms-4 list-disc text-xs text-muted">
                {access.limits.map((limit) => (
                  <li key={limit}>
                    <VisibleText text={limit} />
                  </li>
                ))}
              </ul>
            )}
            <AccessTable services={access.services} />
          </div>
        )}
      </Answer>
      <IamUpload account={principalAccount(id)} />
    </ProfileSection>
  );
}

function Snapshot({ snapshot }: Pick<Access, "snapshot">) {
  if (snapshot === null) {
    return (
      <p>
        <span className="font-medium">Granted: unknown.</span> Nobody uploaded an IAM listing of
        this account yet; used and denied come from the events.
      </p>
    );
  }
  const { account, takenMs, uploadedMs, sha256 } = snapshot;
  return (
    <p className="flex flex-wrap items-center gap-x-2">
      <span>
        Granted as the IAM listing of account <VisibleText text={account} /> says, of{" "}
        <TimeText timeMs={takenMs} withZone toSecond />, uploaded{" "}
        <TimeText timeMs={uploadedMs} withZone toSecond />
      </span>
      <ShortId id={sha256} label="SHA-256 of the listing" />
    </p>
  );
}

function Policies({ policies }: Pick<Access, "policies">) {
  if (policies.length === 0) return null;
  return (
    <details>
      <summary className="min-h-6">{formatCounted(policies.length, "policy", "policies")}</summary>
      <ul className="ms-4 list-disc">
        {policies.map(({ name, from }) => (
          <li key={`${name} ${from}`}>
            <VisibleText text={name} />{" "}
            <span className="text-muted">
              <VisibleText text={from} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
