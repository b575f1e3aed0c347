import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { askInTime } from "@/app/ask-in-time";
import { AlertPage } from "@/components/alerts/alert-page";
import { KnownAnswers } from "@/components/shell/known-answers";
import { alertQuery, evidenceQuery } from "@/lib/api/alert-queries";
import { knownAnswers } from "@/lib/api/known-answers";
import { alertEvidence } from "@/lib/detections/questions/alert-evidence";
import { getAlert } from "@/lib/detections/questions/get-alert";

export const metadata: Metadata = { title: "Alert" };

const FIRST_PAGE = { limit: 50 };

/** Asks what the browser would ask first, so that a quick answer comes with the page. */
export default async function OneAlertPage({ params }: PageProps<"/alerts/[id]">) {
  const { id: given } = await params;
  if (!/^\d{1,9}$/.test(given)) notFound();
  const id = Number(given);
  const client = new QueryClient();
  await askInTime((reader) =>
    Promise.all([
      client.prefetchQuery({ ...alertQuery(id), queryFn: () => getAlert(reader, id) }),
      client.prefetchQuery({
        ...evidenceQuery(id, null),
        queryFn: () => alertEvidence(reader, id, FIRST_PAGE),
      }),
    ]),
  );
  return (
    <KnownAnswers answers={knownAnswers(client)}>
      <AlertPage key={id} id={id} />
    </KnownAnswers>
  );
}
