"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorNote } from "@/components/ui/error-note";
import { Skeleton } from "@/components/ui/skeleton";
import { eventAlertsQuery } from "@/lib/api/alert-queries";
import { EventMatch } from "./event-match";

/** What found one event: each rule with the values that it rests on, and why. Asked for when drawn. */
export function EventMatches({
  eventKey,
  alertId = null,
}: {
  readonly eventKey: string;
  /** Only what this alert is of; null: all. */
  readonly alertId?: number | null;
}) {
  const { data, error, refetch } = useQuery(eventAlertsQuery(eventKey));
  if (data === undefined) {
    return error === null ? (
      <Skeleton lines={3} label="Loading the alerts of this event" />
    ) : (
      <ErrorNote
        title="The alerts of this event could not be loaded"
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  const own = data.alerts.filter((alert) => alertId === null || alert.alertId === alertId);
  if (own.length === 0) return <p className="text-muted">No rule or detector found it.</p>;
  return (
    <ul className="space-y-2">
      {own.map((alert) => (
        <li key={`${alert.detector} ${alert.ruleId} ${alert.alertId}`}>
          <EventMatch match={alert} isNamed={alertId === null} />
        </li>
      ))}
    </ul>
  );
}
