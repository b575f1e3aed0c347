import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { askInTime } from "@/app/ask-in-time";
import { AlertList } from "@/components/alerts/alert-list";
import { alertsAsked, parseAlertView } from "@/components/alerts/alert-view";
import { KnownAnswers } from "@/components/shell/known-answers";
import { alertListParamsSchema } from "@/lib/api/alert-contract";
import { alertListQuery } from "@/lib/api/alert-queries";
import { knownAnswers } from "@/lib/api/known-answers";
import { readPeriodParams } from "@/lib/api/period-params";
import { listAlerts } from "@/lib/detections/questions/list-alerts";

export const metadata: Metadata = { title: "Alerts" };

/** Asks what the browser would ask first, so that a quick answer comes with the page. */
export default async function AlertsPage({ searchParams }: PageProps<"/alerts">) {
  const given = await searchParams;
  const pairs = Object.entries(given).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one] as const),
  );
  const asked = alertsAsked(parseAlertView(pairs).view, readPeriodParams(given));
  const client = new QueryClient();
  await askInTime((reader) =>
    client.prefetchQuery({
      ...alertListQuery(asked),
      queryFn: () => listAlerts(reader, alertListParamsSchema.parse(asked), Date.now()),
    }),
  );
  return (
    <KnownAnswers answers={knownAnswers(client)}>
      <AlertList />
    </KnownAnswers>
  );
}
