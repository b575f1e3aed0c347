import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { askInTime } from "@/app/ask-in-time";
import { IntegrityView } from "@/components/integrity/integrity-view";
import { KnownAnswers } from "@/components/shell/known-answers";
import { integrityQuery } from "@/lib/api/integrity-queries";
import { knownAnswers } from "@/lib/api/known-answers";
import { getIntegrity } from "@/lib/integrity/get-integrity";

export const metadata: Metadata = { title: "Integrity" };

/** Asks what the browser would ask first, so that a quick answer comes with the page. */
export default async function IntegrityPage() {
  const client = new QueryClient();
  await askInTime((reader) =>
    client.prefetchQuery({ ...integrityQuery(), queryFn: () => getIntegrity(reader) }),
  );
  return (
    <KnownAnswers answers={knownAnswers(client)}>
      <IntegrityView />
    </KnownAnswers>
  );
}
