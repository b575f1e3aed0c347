"use client";

import { useQuery } from "@tanstack/react-query";
import { TimeText } from "@/components/shell/time-text";
import { ErrorNote } from "@/components/ui/error-note";
import { FactList } from "@/components/ui/fact-list";
import type { FactColumn } from "@/components/ui/fact-table";
import { Skeleton } from "@/components/ui/skeleton";
import { VisibleText } from "@/components/ui/visible-text";
import type { ShareLog } from "@/lib/api/share-contract";
import { shareLogQuery } from "@/lib/api/share-queries";
import { toIsoTime } from "@/lib/format/time";
import { toVisible } from "@/lib/format/visible";

const COLUMNS: readonly FactColumn<ShareLog["views"][number]>[] = [
  {
    header: "Time",
    text: ({ atMs }) => toIsoTime(atMs),
    show: ({ atMs }) => <TimeText timeMs={atMs} withZone toSecond />,
  },
  { header: "Outcome", text: ({ outcome }) => outcome },
  { header: "Address", text: ({ ip }) => ip, show: ({ ip }) => <VisibleText text={ip} /> },
  {
    header: "Browser",
    text: ({ userAgent }) => userAgent,
    show: ({ userAgent }) => <VisibleText text={userAgent} />,
  },
];

/** Who opened a link, and who tried to. */
export function ShareLogList({
  publicId,
  label,
}: {
  readonly publicId: string;
  /** Who the link is for. */
  readonly label: string;
}) {
  const { data, error, refetch } = useQuery(shareLogQuery(publicId));
  if (error !== null) {
    return (
      <ErrorNote
        title="The access log could not be loaded"
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  if (data === undefined) return <Skeleton lines={3} label="Loading the access log" />;
  return (
    <FactList
      title={`Access log of ${toVisible(label)}`}
      what="access-log"
      note="Addresses are those that requests came from, or that proxies of yours name (TRUSTED_PROXIES)."
      rows={data.views}
      columns={COLUMNS}
      keyOf={({ id }) => id}
      empty="Nobody has opened this link yet."
    />
  );
}
