"use client";

import { useQuery } from "@tanstack/react-query";
import { alertCountQuery } from "@/lib/api/alert-queries";
import { formatCount, formatCounted } from "@/lib/format/count";

const MOST = 99;

/** How many open alerts call for somebody, on the corner of their sign; it takes no room, so nothing moves. */
export function OpenAlerts() {
  const { data } = useQuery({ ...alertCountQuery({}), refetchInterval: 30_000 });
  if (data === undefined || data.urgent === 0) return null;
  const { urgent, worst } = data;
  const isBad = worst === "critical" || worst === "high";
  return (
    <span
      className={`absolute top-0 start-1/2 min-w-4 rounded-full px-1 text-center text-[10px] leading-4 font-semibold text-page ${isBad ? "bg-bad" : "bg-muted"}`}
      data-mark
    >
      <span aria-hidden="true">{urgent > MOST ? `${MOST}+` : formatCount(urgent)}</span>
      <span className="sr-only">{`, ${formatCounted(urgent, "open alert")} of medium level or worse`}</span>
    </span>
  );
}
