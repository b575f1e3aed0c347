import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { askInTime } from "@/app/ask-in-time";
import { SuppressionList } from "@/components/alerts/suppression-list";
import { KnownAnswers } from "@/components/shell/known-answers";
import { suppressionsQuery } from "@/lib/api/alert-queries";
import { knownAnswers } from "@/lib/api/known-answers";
import { listSuppressions } from "@/lib/detections/questions/list-suppressions";

export const metadata: Metadata = { title: "Suppressions" };

/** Asks what the browser would ask first, so that a quick answer comes with the page. */
export default async function SuppressionsPage() {
  const client = new QueryClient();
  await askInTime((reader) =>
    client.prefetchQuery({ ...suppressionsQuery(), queryFn: () => listSuppressions(reader) }),
  );
  return (
    <KnownAnswers answers={knownAnswers(client)}>
      <SuppressionList />
    </KnownAnswers>
  );
}
