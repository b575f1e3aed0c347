import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { askInTime } from "@/app/ask-in-time";
import { ActionList } from "@/components/alert-actions/action-list";
import { KnownAnswers } from "@/components/shell/known-answers";
import { alertActionsQuery } from "@/lib/api/action-queries";
import { knownAnswers } from "@/lib/api/known-answers";
import { listActions } from "@/lib/detections/actions/list-actions";
import { sendOptions } from "@/lib/detections/actions/send-options";

export const metadata: Metadata = { title: "Where alerts are sent" };

/** Asks what the browser would ask first, so that a quick answer comes with the page. */
export default async function ActionsPage() {
  const client = new QueryClient();
  await askInTime((reader) =>
    client.prefetchQuery({
      ...alertActionsQuery(),
      queryFn: () => listActions(reader, sendOptions().mail !== null),
    }),
  );
  return (
    <KnownAnswers answers={knownAnswers(client)}>
      <ActionList />
    </KnownAnswers>
  );
}
