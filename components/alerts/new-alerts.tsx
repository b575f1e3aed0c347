"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { type AlertsAsked, alertCountQuery } from "@/lib/api/alert-queries";
import { formatCounted } from "@/lib/format/count";

/** Says that there are newer alerts than those on show; they come when the reader says so. */
export function NewAlerts({
  filters,
  since,
  onShow,
}: {
  readonly filters: AlertsAsked;
  /** The newest alert that was there. */
  readonly since: number;
  readonly onShow: () => void;
}) {
  const { data } = useQuery(alertCountQuery({ ...filters, since }));
  const count = since === 0 ? 0 : (data?.count ?? 0);
  return (
    <span role="status">
      {count === 0 ? null : (
        <Button onClick={onShow} data-no-print>
          <Icon name="arrow-up" />
          Show {formatCounted(count, "new alert")}
        </Button>
      )}
    </span>
  );
}
