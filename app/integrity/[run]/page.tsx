import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { askInTime } from "@/app/ask-in-time";
import { RunView } from "@/components/integrity/run-view";
import { KnownAnswers } from "@/components/shell/known-answers";
import { runQuery } from "@/lib/api/integrity-queries";
import { knownAnswers } from "@/lib/api/known-answers";
import { getRun } from "@/lib/integrity/get-run";

export const metadata: Metadata = { title: "Verification run" };

/** Asks what the browser would ask first, so that a quick answer comes with the page. */
export default async function RunPage({ params }: PageProps<"/integrity/[run]">) {
  const { run } = await params;
  if (!/^\d{1,9}$/.test(run)) notFound();
  const id = Number(run);
  const client = new QueryClient();
  await askInTime((reader) =>
    client.prefetchQuery({ ...runQuery(id), queryFn: () => getRun(reader, id) }),
  );
  return (
    <KnownAnswers answers={knownAnswers(client)}>
      <RunView id={id} />
    </KnownAnswers>
  );
}
